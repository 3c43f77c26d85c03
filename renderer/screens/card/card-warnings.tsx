import { Alert, Group, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';

/** What stands in the way now: a blocked PIN in the reader, or something that waits for the authority. */
export function CardWarnings({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  const tile = useStation('reader.list', {}).data?.readers.find((reader) => reader.cardId === card.id);
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
      {waits.map((wait) => (
        <Alert key={wait} color="yellow" variant="light">
          {t(`card.waits.${wait as 'puk-unknown'}`)}
        </Alert>
      ))}
    </>
  );
}
