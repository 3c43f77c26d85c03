import { Button, Checkbox, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../../core/actions/views.ts';
import { virtualPinFaults } from '../../../core/records/virtual-pin.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { LockForGood } from '../../widgets/lock-for-good.tsx';
import { tell } from '../../widgets/tell.ts';
import { VirtualPinRules } from '../../widgets/virtual-pin-rules.tsx';
import { VirtualSmartCardRow } from '../../widgets/virtual-smart-card-row.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

type Card = SelfView['virtualSmartCards'][number];
type Asked = 'self.change-virtual-pin' | 'self.lock-virtual-smart-card';
const acts: readonly Asked[] = ['self.change-virtual-pin', 'self.lock-virtual-smart-card'];

interface Props {
  readonly mine: SelfView;
  readonly onGet: () => void;
}

/** One's own virtual smart cards, newest first, and what may be done with each. */
export function VirtualSmartCards({ mine, onGet }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<{ readonly id: string; readonly action: Asked } | undefined>();
  const done = (): void => setAsked(undefined);
  const mayGet = mine.possible.some(({ action, allowed }) => action === 'self.get-virtual-smart-card' && allowed);
  const hasOne = mine.virtualSmartCards.some(({ state, here }) => state === 'active' && here);
  if (!mayGet && mine.virtualSmartCards.length === 0) return null;
  return (
    <>
      <Group justify="space-between" mb={6}>
        <h2>{t('self.virtual.title')}</h2>
        {mayGet && !hasOne ? (
          <Button size="compact-sm" variant="default" onClick={onGet}>
            {t('actions.self.get-virtual-smart-card')}
          </Button>
        ) : null}
      </Group>
      <div className="cw-panel cw-rows">
        {mine.virtualSmartCards.length === 0 ? <div className="cw-empty">{t('self.virtual.nobody')}</div> : null}
        {mine.virtualSmartCards.toReversed().map((card) => (
          <div key={card.id}>
            <VirtualSmartCardRow card={card} side={<Acts card={card} onAsk={(action) => setAsked({ id: card.id, action })} />} />
            {asked?.id === card.id && asked.action === 'self.change-virtual-pin' ? (
              <ChangePin card={card} rules={mine.virtualPinRules} onDone={done} />
            ) : null}
            {asked?.id === card.id && asked.action === 'self.lock-virtual-smart-card' ? <Lock card={card} onDone={done} /> : null}
          </div>
        ))}
      </div>
    </>
  );
}

function Acts({ card, onAsk }: { readonly card: Card; readonly onAsk: (action: Asked) => void }) {
  const { t } = useTranslation();
  const allowed = acts.filter((act) => card.possible.some(({ action, allowed: may }) => action === act && may));
  return (
    <>
      {allowed
        .filter((act) => act === 'self.lock-virtual-smart-card' || card.here)
        .map((act) => (
          <Button key={act} size="compact-sm" variant="default" onClick={() => onAsk(act)}>
            {t(`actions.${act}`)}
          </Button>
        ))}
    </>
  );
}

interface NewPinProps {
  readonly pins: { readonly wanted: string; readonly again: string };
  readonly rules: SelfView['virtualPinRules'];
  readonly onChange: (pins: { readonly wanted: string; readonly again: string }) => void;
  readonly autoFocus: boolean;
}

const fits = ({ wanted, again }: NewPinProps['pins'], rules: SelfView['virtualPinRules']): boolean =>
  wanted === again && virtualPinFaults(wanted, rules).length === 0;

function NewPin({ pins, rules, onChange, autoFocus }: NewPinProps) {
  const { t } = useTranslation();
  const differ = pins.again !== '' && pins.again !== pins.wanted;
  return (
    <>
      <PasswordInput
        label={t('self.virtual.pin')}
        value={pins.wanted}
        autoFocus={autoFocus}
        autoComplete="off"
        onChange={(event) => onChange({ ...pins, wanted: event.currentTarget.value })}
      />
      <PasswordInput
        label={t('self.virtual.again')}
        value={pins.again}
        autoComplete="off"
        error={differ ? t('firstStart.mismatch') : undefined}
        onChange={(event) => onChange({ ...pins, again: event.currentTarget.value })}
      />
      <VirtualPinRules pin={pins.wanted} rules={rules} />
    </>
  );
}

const noPins = { wanted: '', again: '' };

/** Row 42. */
export function GetVirtualSmartCard({ mine, onDone }: { readonly mine: SelfView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const get = useAction('self.get-virtual-smart-card');
  const [pins, setPins] = useState(noPins);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    get.mutate(
      { newPin: pins.wanted },
      {
        onSuccess: ({ number, waitingForAuthority }) => {
          tell([t('self.virtual.got', { number }), waitingForAuthority ? t('self.virtual.waiting') : ''].join(' ').trim(), t);
          onDone();
        },
        onSettled: () => setPins(noPins),
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack className="cw-panel cw-empty" gap="sm" maw={520} mb="md">
        <h2>{t('actions.self.get-virtual-smart-card')}</h2>
        <Text size="sm">{t('self.virtual.getText')}</Text>
        <NewPin pins={pins} rules={mine.virtualPinRules} onChange={setPins} autoFocus />
        {get.isPending ? <Text role="status">{t('self.virtual.making')}</Text> : null}
        <FailureNotice failure={get.error?.failure} />
        <Group>
          <Button type="submit" loading={get.isPending} disabled={!fits(pins, mine.virtualPinRules)}>
            {t('self.virtual.get')}
          </Button>
          <CancelButton onClick={onDone} />
        </Group>
      </Stack>
    </form>
  );
}

interface OfCard {
  readonly card: Card;
  readonly onDone: () => void;
}

/** Row 44. */
function ChangePin({ card, rules, onDone }: OfCard & { readonly rules: SelfView['virtualPinRules'] }) {
  const { t } = useTranslation();
  const change = useAction('self.change-virtual-pin');
  const [pins, setPins] = useState(noPins);
  const [oldPin, setOldPin] = useState('');
  const [knows, setKnows] = useState(true);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(
      { virtualSmartCardId: card.id, newPin: pins.wanted, ...(knows ? { oldPin } : {}) },
      {
        onSuccess: () => {
          tell(t('self.virtual.changed'), t);
          onDone();
        },
        onSettled: () => {
          setPins(noPins);
          setOldPin('');
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack className="cw-empty" gap="sm">
        {knows ? (
          <PasswordInput
            label={t('self.virtual.oldPin')}
            value={oldPin}
            autoFocus
            autoComplete="off"
            onChange={(event) => setOldPin(event.currentTarget.value)}
          />
        ) : (
          <Text size="sm">{t('self.virtual.forgotText')}</Text>
        )}
        <NewPin pins={pins} rules={rules} onChange={setPins} autoFocus={!knows} key={String(knows)} />
        <FailureNotice failure={change.error?.failure} />
        <Group>
          <Button type="submit" loading={change.isPending} disabled={!fits(pins, rules) || (knows && oldPin === '')}>
            {t('self.virtual.set')}
          </Button>
          <Button variant="default" onClick={() => setKnows(!knows)}>
            {t(knows ? 'self.virtual.forgot' : 'self.virtual.know')}
          </Button>
          <CancelButton onClick={onDone} />
        </Group>
      </Stack>
    </form>
  );
}

/** Row 43: consent to the removal is asked for, as it cannot be undone. */
function Lock({ card, onDone }: OfCard) {
  const { t } = useTranslation();
  const lock = useAction('self.lock-virtual-smart-card');
  const [consents, setConsents] = useState(false);
  const act = (): void =>
    lock.mutate(
      { virtualSmartCardId: card.id, destroysKeys: consents },
      {
        onSuccess: ({ keys }) => {
          tell(t(`self.virtual.lockedKeys.${keys}`), t);
          onDone();
        },
      },
    );
  const failure = lock.error?.failure;
  return (
    <LockForGood text={t('self.virtual.lockText')} pending={lock.isPending} failure={failure} onLock={act} onCancel={onDone}>
      {card.here ? (
        <Checkbox label={t('self.virtual.consent')} checked={consents} onChange={(event) => setConsents(event.currentTarget.checked)} />
      ) : null}
    </LockForGood>
  );
}
