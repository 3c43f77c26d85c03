import { useTranslation } from 'react-i18next';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { RequestPanel } from './request-panel.tsx';

/** One request as a page of its own. */
export function RequestPage({ params }: ScreenProps) {
  const { t } = useTranslation();
  const requestId = params.requestId ?? '';
  const request = useStation('request.open', { requestId }).data;
  return (
    <section>
      <PageHeader
        crumbs={[[t('frame.rail.requests'), '/requests']]}
        title={request === undefined ? ' ' : t('requests.title', { useCase: request.useCase, person: request.personName })}
      />
      <div style={{ maxWidth: 720 }}>
        <RequestPanel requestId={requestId} />
      </div>
    </section>
  );
}
