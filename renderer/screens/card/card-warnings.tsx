import { Alert, Group, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { dayAndTime } from '../../format.ts';
import { go } from '../../location.ts';
import { useReaderOf } from '../../widgets/use-reader-of.ts';

/** What stands in the way now: a blocked PIN in the reader, or something that waits for the authority. */
export function CardWarnings({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  const tile = useReaderOf()(card.id);
  const waits = card.waits.filter((wait) => wait !== 'letter-to-print');
  return (
    <>
      {tile?.pinTriesLeft === 0 ? (
        <Alert color="red" variant="light" title={t('failures.pin-blocked.happened')}>
          <Text size="sm">{t('failures.pin-blocked.means')}</Text>
          <Group mt="sm">
            <Button onClick={() => go(`/cards/${card.id}/unblock`)}>{t('actions.card.unblock-pin')}</Button>
          </Group>
        </Alert>
      ) : null}
      {card.failed === undefined ? null : (
        <Alert color="red" variant="light" title={t('card.failed.title', { when: dayAndTime(card.failed.at) })}>
          <Text size="sm">
            {t(`failures.${card.failed.because as 'no-room'}.happened`, { defaultValue: t('card.failed.given-up') })}{' '}
            {t('card.failed.text')}
          </Text>
          {card.possible.some(({ action, allowed }) => action === 'card.issue' && allowed) ? (
            <Group mt="sm">
              <Button onClick={() => go(`/cards/${card.id}/issue`)}>{t('card.failed.repeat')}</Button>
            </Group>
          ) : null}
        </Alert>
      )}
      {waits.map((wait) => (
        <Alert key={wait} color="yellow" variant="light">
          {t(`card.waits.${wait as 'puk-unknown'}`)}
        </Alert>
      ))}
    </>
  );
}
