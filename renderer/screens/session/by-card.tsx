import { Button, Radio, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import type { StationFailure } from '../../bridge.ts';
import { useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PinField } from '../../widgets/pin-field.tsx';
import { Tries } from '../../widgets/tries.tsx';

type AtHand = ActionOutput<'session.cards-at-hand'>['cards'][number];

interface Props {
  readonly submit: string;
  readonly takesFocus: boolean;
  readonly busy: boolean;
  readonly failure: StationFailure['failure'] | undefined;
  /** Told what was typed; the field is empty again afterwards. */
  readonly onPin: (input: { readonly reader: string; readonly pin: string }) => void;
}

/** A card that lies in a reader as a way in: tries left, its PIN, a button. One line where no card lies there. */
export function ByCard({ submit, takesFocus, busy, failure, onPin }: Props) {
  const { t } = useTranslation();
  const { cards = [] } = useStation('session.cards-at-hand', {}).data ?? {};
  const [chosen, setChosen] = useState<string>();
  const card = cards.find(({ reader }) => reader === chosen) ?? cards[0];
  if (card === undefined)
    return (
      <Text size="sm" className="cw-soft">
        {t('signIn.byCard.none')}
      </Text>
    );
  return (
    <Stack gap="sm">
      {cards.length < 2 ? null : (
        <Radio.Group label={t('signIn.byCard.which')} value={card.reader} onChange={setChosen}>
          <Stack gap="xs" mt="xs">
            {cards.map((each) => (
              <Radio key={each.reader} value={each.reader} label={t('signIn.byCard.card', said(each))} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <CardPin key={`${card.reader} ${card.cardNumber}`} {...{ card, submit, takesFocus, busy, onPin }} />
      <FailureNotice failure={failure} />
    </Stack>
  );
}

function said({ cardNumber, readerNumber }: AtHand) {
  return { card: cardNumber, reader: readerNumber };
}

function CardPin({ card, submit, takesFocus, busy, onPin }: Omit<Props, 'failure'> & { readonly card: AtHand }) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const left = card.pinTriesLeft;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onPin({ reader: card.reader, pin });
    setPin('');
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <strong>{t('signIn.byCard.card', said(card))}</strong>
        <Tries left={left} />
        {left !== undefined && left < 2 ? (
          <Text size="sm">{t(left === 0 ? 'signIn.byCard.blocked' : 'signIn.byCard.last')}</Text>
        ) : (
          <>
            <PinField label={t('signIn.byCard.pin')} value={pin} onChange={setPin} autoFocus={takesFocus} />
            <Button type="submit" loading={busy} disabled={pin.length < 6}>
              {submit}
            </Button>
          </>
        )}
      </Stack>
    </form>
  );
}
