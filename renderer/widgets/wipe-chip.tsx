import { Alert, Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../queries.ts';
import { FailureNotice } from './failure-notice.tsx';
import { tell } from './tell.ts';
import { useReaderOf } from './use-reader-of.ts';
import { CancelButton } from './cancel-button.tsx';

interface Props {
  readonly about: { readonly cardId: string } | { readonly temporaryCardId: string };
  /** As people say it. */
  readonly number: string;
  readonly onDone: () => void;
}

/** The chip of a card that is over for good is made blank again, by whoever says twice that everything on it is to be destroyed. */
export function WipeChip({ about, number, onDone }: Props) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  const personal = useAction('card.wipe');
  const temporary = useAction('temporary-card.wipe');
  const tile = useReaderOf()('cardId' in about ? about.cardId : about.temporaryCardId);
  const onSuccess = (): void => {
    tell(t('card.wipe.done'), t);
    onDone();
  };
  const wipe = (reader: string): void =>
    'cardId' in about
      ? personal.mutate({ ...about, reader, destroys: true }, { onSuccess })
      : temporary.mutate({ ...about, reader, destroys: true }, { onSuccess });
  return (
    <Alert color="red" variant="light" title={t('actions.card.wipe')}>
      <Text size="sm">{tile === undefined ? t('card.wipe.putIn', { number }) : t('card.wipe.text')}</Text>
      {tile === undefined ? null : (
        <Checkbox
          mt="sm"
          autoFocus
          label={t('card.wipe.sure')}
          checked={sure}
          onChange={({ currentTarget }) => setSure(currentTarget.checked)}
        />
      )}
      <FailureNotice failure={(personal.error ?? temporary.error)?.failure} />
      <Group mt="sm">
        {tile === undefined ? null : (
          <Button color="red" disabled={!sure} loading={personal.isPending || temporary.isPending} onClick={() => wipe(tile.name)}>
            {t('card.wipe.button', { reader: tile.number })}
          </Button>
        )}
        <CancelButton onClick={onDone} />
      </Group>
    </Alert>
  );
}
