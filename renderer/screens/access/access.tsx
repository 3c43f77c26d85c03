import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccessView } from '../../../core/actions/views.ts';
import { when } from '../../format.ts';
import { useStation } from '../../queries.ts';
import { worksNowhere, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { Remark, StateBadge } from '../../widgets/state-badge.tsx';
import { whyNot } from '../../widgets/why-not.ts';
import { CentralSignIn } from './central-sign-in.tsx';
import { AskForAccess } from './ask-for-access.tsx';

/** One's own standing: for whoever is let in nowhere the only page beside their own things. */
export function Access() {
  const access = useStation('access.open', {});
  if (access.error !== null) return <FailureNotice failure={access.error.failure} />;
  return access.data === undefined ? null : <Shown access={access.data} />;
}

function Shown({ access }: { readonly access: AccessView }) {
  const { t } = useTranslation();
  const outside = worksNowhere(useSession());
  const { name, email } = access.person;
  return (
    <section>
      <PageHeader
        title={t(outside ? 'access.title' : 'access.titleIn')}
        sub={t(outside ? 'access.hello' : 'access.helloIn', { name, email })}
      />
      <div className="cw-columns" data-even="true">
        <div>
          {access.mayAsk.allowed ? (
            <>
              <h2>{t('access.ask')}</h2>
              <AskForAccess access={access} />
            </>
          ) : (
            <Text className="cw-panel cw-empty">{whyNot(access.mayAsk.because, t)}</Text>
          )}
        </div>
        <div>
          <CentralSignIn />
          <h2>{t('access.requests')}</h2>
          <Requests requests={access.requests} />
          <h2>{t('access.memberships')}</h2>
          <Memberships access={access} />
        </div>
      </div>
    </section>
  );
}

function Requests({ requests }: Pick<AccessView, 'requests'>) {
  const { t } = useTranslation();
  return (
    <div className="cw-panel cw-rows">
      {requests.length === 0 ? <div className="cw-empty">{t('access.noRequests')}</div> : null}
      {requests.map((request) => (
        <div className="cw-row" key={request.id}>
          <span className="cw-row-words">
            <span className="cw-row-title">{request.servicePoint.name}</span>
            <span className="cw-soft">
              {request.respondedBy === undefined || request.respondedAt === undefined
                ? t('staff.asked', { when: when(request.requestedAt) })
                : t('access.answered', { who: request.respondedBy, when: when(request.respondedAt) })}
            </span>
            {request.comments === undefined ? null : <Text size="sm">{request.comments}</Text>}
            {request.reason === undefined ? null : <Text size="sm">{t('access.because', { reason: request.reason })}</Text>}
          </span>
          <StateBadge state={request.state} of="request" />
        </div>
      ))}
    </div>
  );
}

function Memberships({ access }: { readonly access: AccessView }) {
  const { t } = useTranslation();
  const held = access.memberships.filter(({ state }) => state !== 'pending');
  return (
    <div className="cw-panel cw-rows">
      {access.registryOperator ? <div className="cw-row">{t('access.operator')}</div> : null}
      {held.length === 0 && !access.registryOperator ? <div className="cw-empty">{t('access.noMemberships')}</div> : null}
      {held.map(({ servicePoint, role, state }) => (
        <div className="cw-row" key={servicePoint.id}>
          <span className="cw-row-words">
            <span className="cw-row-title">{servicePoint.name}</span>
            <span className="cw-soft">{state === 'disabled' ? t('access.disabledText') : t(`points.roles.${role}`)}</span>
          </span>
          {servicePoint.enabled ? null : (
            <Remark tone="off" sign="○">
              {t('states.disabled')}
            </Remark>
          )}
          {state === 'enabled' || state === 'disabled' ? <StateBadge state={state} /> : null}
        </div>
      ))}
    </div>
  );
}
