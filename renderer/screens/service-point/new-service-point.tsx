import { useTranslation } from 'react-i18next';
import { go } from '../../location.ts';
import { useAction } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { PointForm } from './point-form.tsx';

const nothing = { name: '', adminEmail: '', techEmail: '', identifierOwner: '', appWritesEnabled: true, enabled: true };

/** Row 14. */
export function NewServicePoint(_props: ScreenProps) {
  const { t } = useTranslation();
  const create = useAction('service-point.create');
  return (
    <section>
      <PageHeader crumbs={[[t('frame.rail.service-points'), '/service-points']]} title={t('points.new')} />
      <PointForm
        fields={nothing}
        asksEnabled
        busy={create.isPending}
        error={create.error}
        onSave={(fields) => create.mutate(fields, { onSuccess: ({ servicePointId }) => go(`/service-points/${servicePointId}`) })}
      />
    </section>
  );
}
