import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';
import { useReaderOf } from '../../widgets/use-reader-of.ts';

/** A letter that came away: the card gets another PIN, which nobody sees, and a letter with it. The card has to lie in a reader. */
export function RenewLetter({ card, onDone }: { readonly card: CardView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const renew = useAction('letter.renew');
  const reader = useReaderOf()(card.id)?.name;
  return (
    <Alert color="blue" variant="light" title={t('actions.letter.renew')}>
      <Text size="sm">{t('card.renewLetter')}</Text>
      {reader === undefined ? (
        <Text size="sm" fw={600} mt={4} role="status">
          {t('card.renewPutIn', { number: card.number })}
        </Text>
      ) : null}
      <Group mt="sm">
        <Button
          autoFocus
          disabled={reader === undefined}
          loading={renew.isPending}
          onClick={() => (reader === undefined ? undefined : renew.mutate({ reader }, { onSuccess: onDone }))}
        >
          {t('card.renewNow')}
        </Button>
        <CancelButton onClick={onDone} />
      </Group>
      <FailureNotice failure={renew.error?.failure} />
    </Alert>
  );
}
