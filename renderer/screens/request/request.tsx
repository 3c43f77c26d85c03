import { useTranslation } from 'react-i18next';
import type { ScreenProps } from '../../screen.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { RequestPanel } from './request-panel.tsx';

/** One request as a page of its own. */
export function RequestPage({ params }: ScreenProps) {
  const { t } = useTranslation();
  return (
    <section style={{ maxWidth: 720 }}>
      <PageHeader crumbs={[[t('frame.rail.requests'), '/requests']]} title={t('frame.rail.requests')} sub={t('requests.keys')} />
      <RequestPanel requestId={params.requestId ?? ''} />
    </section>
  );
}
