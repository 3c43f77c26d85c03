import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** The PIN letter of an issued card: print, then confirm that it is on paper; after that its PIN is gone from here. */
export function Letter({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  const print = useAction('letter.print');
  const confirm = useAction('letter.confirm-printed');
  if (card.letterState === undefined || card.openOperation !== undefined) return null;
  const left = card.letterState === 'waiting' || card.letterState === 'spooled';
  if (card.state !== 'issued' && !(card.state === 'active' && left)) return null;
  return (
    <Alert color={left ? 'blue' : 'gray'} variant="light" title={t('card.letter')}>
      <Text size="sm">{t(`card.letters.${card.letterState}`)}</Text>
      {print.data === undefined || card.letterState !== 'spooled' ? null : (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t(print.data.queued ? 'card.letterQueued' : 'card.letterKept', { where: print.data.where })}
        </Text>
      )}
      {left ? (
        <Group mt="sm">
          <Button
            variant={card.letterState === 'waiting' ? 'filled' : 'default'}
            loading={print.isPending}
            onClick={() => print.mutate({ cardId: card.id })}
          >
            {t('actions.letter.print')}
          </Button>
          <Button disabled={card.letterState !== 'spooled'} loading={confirm.isPending} onClick={() => confirm.mutate({ cardId: card.id })}>
            {t('actions.letter.confirm-printed')}
          </Button>
        </Group>
      ) : null}
      <FailureNotice failure={print.error?.failure ?? confirm.error?.failure} />
    </Alert>
  );
}
