import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../core/actions/views.ts';
import { useAction } from '../queries.ts';
import { StateBadge } from '../widgets/state-badge.tsx';
import { Page } from './page.tsx';
import { Trouble } from './trouble.tsx';
import { useDay } from './use-format.ts';

/** Rows that ask for approval, by their number in the published table; their names there are English. */
const NAMED = [1, 2, 3, 4, 5, 8, 19, 26, 30, 31, 32];

/** Row 22 among what one has asked for. */
export function MyRequests({ mine, onBack }: { readonly mine: SelfView; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const day = useDay();
  const client = useQueryClient();
  const abort = useAction('self.abort-request');
  return (
    <Page title={t('kiosk.mine.requests')} onBack={onBack}>
      <div className="cw-kiosk-panel">
        {mine.requests.length === 0 ? <p>{t('kiosk.requests.none')}</p> : null}
        <Trouble of={abort.error} />
        {abort.isSuccess ? <Text role="status">✓ {t('kiosk.requests.takenBack')}</Text> : null}
        {mine.requests.map((request) => (
          <div className="cw-kiosk-row" key={request.id}>
            <span>
              <strong>{t(`kiosk.requests.row.${NAMED.includes(request.row) ? `r${request.row}` : 'other'}`)}</strong>
              {` · ${t('kiosk.requests.of', { day: day(request.requestedAt) })}`}
              {request.rejectionReason === undefined ? null : ` · ${t('kiosk.requests.rejected', { reason: request.rejectionReason })}`}
            </span>
            <StateBadge state={request.state} of="request" />
            {request.mayAbort ? (
              <Button
                variant="default"
                loading={abort.isPending}
                onClick={() => abort.mutate({ requestId: request.id }, { onSuccess: () => void client.invalidateQueries() })}
              >
                {t('kiosk.requests.takeBack')}
              </Button>
            ) : null}
          </div>
        ))}
      </div>
    </Page>
  );
}
