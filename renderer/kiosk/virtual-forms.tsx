import { Button, Checkbox, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../core/actions/views.ts';
import { virtualPinFaults } from '../../core/records/virtual-pin.ts';
import { useAction } from '../queries.ts';
import { VirtualPinRules } from '../widgets/virtual-pin-rules.tsx';
import { KnowOrForgot } from './know-or-forgot.tsx';
import { Proof } from './proof.tsx';
import { Trouble } from './trouble.tsx';
import { useNumber } from './use-format.ts';

interface Props {
  readonly mine: SelfView;
  readonly onDone: (words?: string) => void;
}
interface OfCard extends Props {
  readonly card: SelfView['virtualSmartCards'][number];
}
interface Pins {
  readonly wanted: string;
  readonly again: string;
}

const noPins: Pins = { wanted: '', again: '' };

function NewPin({ pins, mine, onChange }: { readonly pins: Pins; readonly mine: SelfView; readonly onChange: (pins: Pins) => void }) {
  const { t } = useTranslation();
  const differ = pins.again !== '' && pins.again !== pins.wanted;
  return (
    <>
      <PasswordInput
        label={t('kiosk.card.wanted')}
        value={pins.wanted}
        autoComplete="off"
        onChange={(event) => onChange({ ...pins, wanted: event.currentTarget.value })}
      />
      <VirtualPinRules pin={pins.wanted} rules={mine.virtualPinRules} />
      <PasswordInput
        label={t('kiosk.card.again')}
        value={pins.again}
        autoComplete="off"
        error={differ ? t('kiosk.card.differ') : undefined}
        onChange={(event) => onChange({ ...pins, again: event.currentTarget.value })}
      />
    </>
  );
}

function fits({ wanted, again }: Pins, mine: SelfView): boolean {
  return wanted === again && virtualPinFaults(wanted, mine.virtualPinRules).length === 0;
}

/** Row 42. */
export function GetVirtual({ mine, onDone }: Props) {
  const { t } = useTranslation();
  const number = useNumber();
  const client = useQueryClient();
  const get = useAction('self.get-virtual-smart-card');
  const [pins, setPins] = useState(noPins);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    get.mutate(
      { newPin: pins.wanted },
      {
        onSuccess: (made) => {
          void client.invalidateQueries();
          const got = t('kiosk.virtual.got', { number: number(made.number) });
          onDone(made.waitingForAuthority ? `${got} ${t('kiosk.virtual.waiting')}` : got);
        },
        onSettled: () => setPins(noPins),
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>{t('kiosk.virtual.getText')}</Text>
        <NewPin pins={pins} mine={mine} onChange={setPins} />
        {get.isPending ? <Text role="status">{t('kiosk.virtual.making')}</Text> : null}
        <Trouble of={get.error} />
        <Ends submit={t('kiosk.virtual.make')} pending={get.isPending} ready={fits(pins, mine)} onCancel={onDone} />
      </Stack>
    </form>
  );
}

/** Row 44. */
export function VirtualPin({ card, mine, onDone }: OfCard) {
  const { t } = useTranslation();
  const change = useAction('self.change-virtual-pin');
  const [way, setWay] = useState<'know' | 'forgot'>('know');
  const [pins, setPins] = useState(noPins);
  const [oldPin, setOldPin] = useState('');
  const know = way === 'know';
  const proved = know || mine.proof.ways.length === 0 || mine.proof.given;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = { virtualSmartCardId: card.id, newPin: pins.wanted, ...(know ? { oldPin } : {}) };
    const clear = (): void => {
      setPins(noPins);
      setOldPin('');
    };
    change.mutate(input, { onSuccess: () => onDone(t('kiosk.virtual.changed')), onSettled: clear });
  };
  return (
    <Stack gap="md">
      <KnowOrForgot way={way} onWay={setWay} blocked={false} />
      {proved ? null : <Proof mine={mine} />}
      {proved ? (
        <form onSubmit={submit}>
          <Stack gap="md">
            {know ? (
              <PasswordInput
                label={t('kiosk.card.old')}
                value={oldPin}
                autoComplete="off"
                onChange={(event) => setOldPin(event.currentTarget.value)}
              />
            ) : null}
            <NewPin pins={pins} mine={mine} onChange={setPins} />
            <Trouble of={change.error} />
            <Ends
              submit={t('kiosk.card.set')}
              pending={change.isPending}
              ready={fits(pins, mine) && (!know || oldPin !== '')}
              onCancel={onDone}
            />
          </Stack>
        </form>
      ) : null}
    </Stack>
  );
}

/** Row 43: consent to the removal is asked for, as it cannot be undone. */
export function LockVirtual({ card, onDone }: OfCard) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const lock = useAction('self.lock-virtual-smart-card');
  const [destroysKeys, setConsents] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    lock.mutate(
      { virtualSmartCardId: card.id, destroysKeys },
      {
        onSuccess: ({ keys }) => {
          void client.invalidateQueries();
          onDone(t(`kiosk.virtual.lockedKeys.${keys}`));
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>{t('kiosk.virtual.lockText')}</Text>
        {card.here ? (
          <Checkbox
            label={t('kiosk.virtual.consent')}
            checked={destroysKeys}
            onChange={(event) => setConsents(event.currentTarget.checked)}
          />
        ) : null}
        <Trouble of={lock.error} />
        <Ends submit={t('kiosk.virtual.lockNow')} pending={lock.isPending} ready onCancel={onDone} />
      </Stack>
    </form>
  );
}

interface EndsProps {
  readonly submit: string;
  readonly pending: boolean;
  readonly ready: boolean;
  readonly onCancel: () => void;
}

function Ends({ submit, pending, ready, onCancel }: EndsProps) {
  const { t } = useTranslation();
  return (
    <Group>
      <Button type="submit" loading={pending} disabled={!ready}>
        {submit}
      </Button>
      <Button variant="default" onClick={() => onCancel()}>
        {t('kiosk.cancel')}
      </Button>
    </Group>
  );
}
