import { Button, Radio, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../core/actions/all.ts';
import { listen } from '../bridge.ts';
import { useAction, useStation } from '../queries.ts';
import { PinField } from '../widgets/pin-field.tsx';
import { Tries } from '../widgets/tries.tsx';
import { Trouble } from './trouble.tsx';
import { useNumber } from './use-format.ts';

type AtHand = ActionOutput<'session.cards-at-hand'>['cards'][number];

/** A kiosk hears that the readers changed; what that means for a question has to be asked anew. */
export function useReaders(question: 'session.cards-at-hand' | 'self.readers'): void {
  const client = useQueryClient();
  useEffect(
    () =>
      listen(({ event }) => {
        if (event === 'readers') void client.invalidateQueries({ queryKey: [question] });
      }),
    [client, question],
  );
}

/** Card and PIN: tries left before anything is typed, and the last one is never asked for. */
export function ByCard() {
  const { t } = useTranslation();
  const number = useNumber();
  useReaders('session.cards-at-hand');
  const { cards = [] } = useStation('session.cards-at-hand', {}).data ?? {};
  const [chosen, setChosen] = useState<string>();
  const card = cards.find(({ reader }) => reader === chosen) ?? cards[0];
  if (card === undefined) return <Text role="status">{t('kiosk.door.putIn')}</Text>;
  return (
    <Stack gap="md">
      {cards.length < 2 ? null : (
        <Radio.Group label={t('kiosk.door.which')} value={card.reader} onChange={setChosen}>
          <Stack gap="xs" mt="xs">
            {cards.map(({ reader, cardNumber }) => (
              <Radio key={reader} value={reader} label={t('kiosk.door.card', { card: number(cardNumber) })} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <CardPin key={`${card.reader} ${card.cardNumber}`} card={card} />
    </Stack>
  );
}

function CardPin({ card }: { readonly card: AtHand }) {
  const { t } = useTranslation();
  const number = useNumber();
  const client = useQueryClient();
  const signIn = useAction('session.sign-in-by-card');
  const [pin, setPin] = useState('');
  const left = card.pinTriesLeft;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate({ reader: card.reader, pin }, { onSuccess: () => void client.invalidateQueries() });
    setPin('');
  };
  return (
    <form onSubmit={send}>
      <Stack gap="md">
        <strong role="status">{t('kiosk.door.card', { card: number(card.cardNumber) })}</strong>
        <Tries left={left} />
        {left !== undefined && left < 2 ? (
          <Text>{t(left === 0 ? 'kiosk.door.blocked' : 'kiosk.door.last')}</Text>
        ) : (
          <>
            <PinField label={t('kiosk.door.pin')} value={pin} onChange={setPin} pad />
            <Button type="submit" loading={signIn.isPending} disabled={pin.length < 6}>
              {t('kiosk.door.signInByCard')}
            </Button>
          </>
        )}
        <Trouble of={signIn.error} />
      </Stack>
    </form>
  );
}
