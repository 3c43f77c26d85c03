import { Button, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whyEasy } from '../../core/records/easy-pin.ts';
import { useAction } from '../queries.ts';
import { PinField } from '../widgets/pin-field.tsx';
import { pinFits, PinRules } from '../widgets/pin-rules.tsx';
import type { MyCard } from './my-card.ts';
import { Trouble } from './trouble.tsx';

interface Props {
  readonly reader: MyCard;
  readonly way: 'know' | 'forgot';
  readonly onDone: () => void;
}

const nothing = { old: '', wanted: '', again: '' };

/** A new PIN: its rules tick while it is typed, and one that is easy to guess says why. The last try is never asked for. */
export function CardPin({ reader, way, onDone }: Props) {
  const { t } = useTranslation();
  const change = useAction('card.change-pin');
  const unblock = useAction('self.unblock-pin');
  const [pins, setPins] = useState(nothing);
  const know = way === 'know';
  const fits = pinFits(pins.wanted, pins.again) && (!know || (/^[0-9]{6,8}$/.test(pins.old) && pins.old !== pins.wanted));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const answered = { onSuccess: onDone, onError: () => setPins(nothing) };
    if (know) change.mutate({ reader: reader.name, oldPin: pins.old, newPin: pins.wanted }, answered);
    else unblock.mutate({ reader: reader.name, newPin: pins.wanted }, answered);
  };
  if (know && reader.card.pinTriesLeft === 1) return <Text>{t('kiosk.card.lastTry')}</Text>;
  const easy = pins.wanted.length >= 6 ? whyEasy(pins.wanted) : undefined;
  const differ = pins.again !== '' && pins.again.length >= pins.wanted.length && pins.again !== pins.wanted;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {know ? <PinField label={t('kiosk.card.old')} value={pins.old} onChange={(old) => setPins({ ...pins, old })} /> : null}
        <PinField
          label={t('kiosk.card.wanted')}
          value={pins.wanted}
          error={easy === undefined ? undefined : t(`kiosk.easy.${easy}`)}
          onChange={(wanted) => setPins({ ...pins, wanted })}
        />
        <PinRules pin={pins.wanted} {...(know ? { old: pins.old } : {})} />
        <PinField
          label={t('kiosk.card.again')}
          value={pins.again}
          error={differ ? t('kiosk.card.differ') : undefined}
          onChange={(again) => setPins({ ...pins, again })}
        />
        <Trouble of={change.error ?? unblock.error} />
        <Button type="submit" disabled={!fits} loading={change.isPending || unblock.isPending}>
          {t('kiosk.card.set')}
        </Button>
      </Stack>
    </form>
  );
}
