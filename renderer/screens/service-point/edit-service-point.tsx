import { useTranslation } from 'react-i18next';
import type { ServicePointView } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { PointForm, type PointFields } from './point-form.tsx';

/** Row 16. */
export function EditServicePoint({ params }: ScreenProps) {
  const point = useStation('service-point.open', { servicePointId: params.servicePointId ?? '' });
  if (point.error !== null) return <FailureNotice failure={point.error.failure} />;
  return point.data === undefined ? null : <Form point={point.data} />;
}

function Form({ point }: { readonly point: ServicePointView }) {
  const { t } = useTranslation();
  const update = useAction('service-point.update');
  const { id, name, adminEmail = '', techEmail = '', identifierOwner = '', searchContent = '', appWritesEnabled, enabled } = point;
  const path = `/service-points/${id}`;
  const save = ({ enabled: _enabled, ...fields }: PointFields): void =>
    update.mutate({ servicePointId: id, ...fields }, { onSuccess: () => go(path) });
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.service-points'), '/service-points'],
          [name, path],
        ]}
        title={t('points.change')}
      />
      <PointForm
        fields={{ name, adminEmail, techEmail, identifierOwner, searchContent, appWritesEnabled, enabled }}
        asksEnabled={false}
        busy={update.isPending}
        error={update.error}
        onSave={save}
      />
    </section>
  );
}
