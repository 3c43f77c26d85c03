import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { AccessRequests } from './access-requests.tsx';
import { LetIn } from './let-in.tsx';
import { StaffRow } from './staff-row.tsx';

/** Who works at a service point, in which role; who waits to be let in. */
export function Staff({ params }: ScreenProps) {
  const staff = useStation('membership.find', { servicePointId: params.servicePointId ?? '' });
  if (staff.error !== null) return <FailureNotice failure={staff.error.failure} />;
  return staff.data === undefined ? null : <Shown found={staff.data} />;
}

function Shown({ found }: { readonly found: ActionOutput<'membership.find'> }) {
  const { t } = useTranslation();
  const { servicePoint, requests, staff, mayAuthorise } = found;
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.service-points'), '/service-points'],
          [servicePoint.name, `/service-points/${servicePoint.id}`],
        ]}
        title={t('staff.title', { name: servicePoint.name })}
        sub={t('points.staffCount', { count: staff.filter(({ state }) => state === 'enabled').length })}
      />
      {servicePoint.enabled ? null : (
        <Alert color="yellow" variant="light" mb="md" role="status">
          {t('points.disabledNotice')}
        </Alert>
      )}
      <div className="cw-columns">
        <div>
          <h2>{t('staff.members')}</h2>
          <div className="cw-panel cw-rows">
            {staff.length === 0 ? <div className="cw-empty">{t('staff.nobody')}</div> : null}
            {staff.map((member) => (
              <StaffRow key={member.membershipId} member={member} />
            ))}
          </div>
        </div>
        <div>
          <h2>{t('staff.waiting')}</h2>
          <AccessRequests requests={requests} />
          <h2>{t('staff.add')}</h2>
          <LetIn servicePointId={servicePoint.id} may={mayAuthorise} />
        </div>
      </div>
    </section>
  );
}
