import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { PinField } from '../../widgets/pin-field.tsx';
import { pinFits, PinRules } from '../../widgets/pin-rules.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { Tries } from '../../widgets/tries.tsx';

type Mine = ActionOutput<'self.readers'>['readers'][number] & {
  readonly card: NonNullable<ActionOutput<'self.readers'>['readers'][number]['card']>;
};

/** Row 34 for whoever is signed in: my card in this reader, its PIN changed or set anew. */
export function MyCard(_props: ScreenProps) {
  const { t } = useTranslation();
  const readers = useStation('self.readers', {});
  const seen = readers.data?.readers ?? [];
  const mine = seen.find((reader): reader is Mine => reader.card !== undefined);
  return (
    <section>
      <PageHeader crumbs={[[t('frame.rail.mine'), '/mine']]} title={t('self.card.title')} sub={t('self.card.text')} />
      <FailureNotice failure={readers.error?.failure} />
      <div className="cw-panel" style={{ maxWidth: 560, padding: 28 }}>
        {mine === undefined ? (
          <strong role="status">{t(`self.card.${waitingFor(seen)}`)}</strong>
        ) : (
          <Card key={`${mine.name} ${mine.card.id}`} mine={mine} />
        )}
      </div>
    </section>
  );
}

function waitingFor(seen: ActionOutput<'self.readers'>['readers']): 'none' | 'looking' | 'other' | 'putIn' {
  if (seen.length === 0) return 'none';
  if (seen.some(({ holds }) => holds === 'looking')) return 'looking';
  return seen.some(({ holds }) => holds === 'other') ? 'other' : 'putIn';
}

function Card({ mine }: { readonly mine: Mine }) {
  const { t } = useTranslation();
  const { card } = mine;
  const blocked = card.pinTriesLeft === 0;
  const [way, setWay] = useState<'know' | 'forgot'>(blocked ? 'forgot' : 'know');
  const [done, setDone] = useState(false);
  const usable = card.state === 'active' && !card.unfinished;
  return (
    <Stack gap="md">
      <Group>
        <strong style={{ fontSize: 18 }}>{t('card.name', { number: card.number })}</strong>
        <StateBadge state={card.unfinished ? 'unfinished' : card.state} />
      </Group>
      {usable ? null : <Text size="sm">{t('self.card.notActive')}</Text>}
      {!usable || card.pinTriesLeft === undefined ? null : <Tries left={card.pinTriesLeft} total={undefined} />}
      {done ? <Finished /> : null}
      {!usable || done ? null : (
        <>
          <SegmentedControl
            value={way}
            onChange={(value) => setWay(value as 'know')}
            data={[
              { value: 'know', label: t('self.card.know'), disabled: blocked },
              { value: 'forgot', label: t('self.card.forgot') },
            ]}
          />
          <Text size="sm">{t(blocked ? 'self.card.blocked' : `self.card.${way}Text`)}</Text>
          <NewPin key={way} mine={mine} way={way} onDone={() => setDone(true)} />
        </>
      )}
    </Stack>
  );
}

function Finished() {
  const { t } = useTranslation();
  return (
    <Stack gap="md" role="status">
      <strong style={{ fontSize: 18 }}>✓ {t('self.card.done')}</strong>
      <Group>
        <Button autoFocus onClick={() => go('/mine')}>
          {t('pin.done')}
        </Button>
      </Group>
    </Stack>
  );
}

interface NewPinProps {
  readonly mine: Mine;
  readonly way: 'know' | 'forgot';
  readonly onDone: () => void;
}

function NewPin({ mine, way, onDone }: NewPinProps) {
  const { t } = useTranslation();
  const change = useAction('card.change-pin');
  const unblock = useAction('self.unblock-pin');
  const [pins, setPins] = useState({ old: '', wanted: '', again: '' });
  const know = way === 'know';
  const fits = pinFits(pins.wanted, pins.again) && (!know || (/^[0-9]{6,8}$/.test(pins.old) && pins.old !== pins.wanted));
  const busy = change.isPending || unblock.isPending;
  const lastTry = know && mine.card.pinTriesLeft === 1;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!fits || busy || lastTry) return;
    const answered = { onSuccess: onDone, onError: () => setPins({ ...pins, old: '' }) };
    if (know) change.mutate({ reader: mine.name, oldPin: pins.old, newPin: pins.wanted }, answered);
    else unblock.mutate({ reader: mine.name, newPin: pins.wanted }, answered);
  };
  const mismatch = pins.again.length >= pins.wanted.length && pins.again !== '' && pins.again !== pins.wanted;
  if (lastTry) return <Text size="sm">{t('self.card.lastTry')}</Text>;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {know ? <PinField label={t('pin.old')} value={pins.old} onChange={(old) => setPins({ ...pins, old })} autoFocus /> : null}
        <PinField label={t('pin.new')} value={pins.wanted} onChange={(wanted) => setPins({ ...pins, wanted })} autoFocus={!know} />
        <PinRules pin={pins.wanted} {...(know ? { old: pins.old } : {})} />
        <PinField
          label={t('pin.again')}
          value={pins.again}
          onChange={(again) => setPins({ ...pins, again })}
          error={mismatch ? t('pin.mismatch') : undefined}
        />
        <FailureNotice failure={(change.error ?? unblock.error)?.failure} />
        <Group justify="flex-end">
          <Button type="submit" disabled={!fits} loading={busy}>
            {t('self.card.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
