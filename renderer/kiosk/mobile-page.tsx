import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../core/actions/views.ts';
import type { MobileIdView } from '../../core/actions/views-mobile-id.ts';
import { useAction } from '../queries.ts';
import { Qr } from '../widgets/qr.tsx';
import { StateBadge } from '../widgets/state-badge.tsx';
import { useNewMobileId } from '../widgets/use-new-mobile-id.ts';
import { Page } from './page.tsx';
import { Trouble } from './trouble.tsx';
import { useDay, useLanguage, useNumber, useTime } from './use-format.ts';

interface Props {
  readonly mine: SelfView;
  readonly onBack: () => void;
}

/** Rows 39 and 40. */
export function MobilePage({ mine, onBack }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<string | undefined>();
  const [said, setSaid] = useState<string | undefined>();
  const mayGet = mine.possible.some(({ action, allowed }) => action === 'self.get-mobile-id' && allowed);
  const done = (words?: string): void => {
    setAsked(undefined);
    setSaid(words);
  };
  const ask = (wanted: string): void => {
    setSaid(undefined);
    setAsked(wanted);
  };
  return (
    <Page title={t('kiosk.mine.mobile')} onBack={onBack}>
      <div className="cw-kiosk-panel">
        {said === undefined ? null : <strong role="status">✓ {said}</strong>}
        {mine.mobileIds.length === 0 ? <Text>{t('kiosk.mobile.nobody')}</Text> : null}
        {mine.mobileIds.toReversed().map((mobileId) => (
          <div key={mobileId.id}>
            <Row mobileId={mobileId} onLock={() => ask(mobileId.id)} />
            {asked === mobileId.id ? <Lock mobileId={mobileId} onDone={done} /> : null}
          </div>
        ))}
        {asked === 'get' ? <Get mine={mine} onDone={done} /> : null}
        {mayGet && asked === undefined ? (
          <Button mt="md" onClick={() => ask('get')}>
            {t('kiosk.mobile.get')}
          </Button>
        ) : null}
      </div>
    </Page>
  );
}

function Row({ mobileId, onLock }: { readonly mobileId: MobileIdView; readonly onLock: () => void }) {
  const { t } = useTranslation();
  const day = useDay();
  const number = useNumber();
  const { state, waitsUntil, expiresOn, possible } = mobileId;
  const unfinished = t(waitsUntil === undefined ? 'kiosk.mobile.unfinished' : 'kiosk.mobile.waits');
  const until = state === 'locked' ? '' : ` · ${t('kiosk.mine.until', { day: day(expiresOn) })}`;
  return (
    <div className="cw-kiosk-row">
      <span>
        <strong>{t('kiosk.mobile.name', { number: number(mobileId.number) })}</strong>
        {state === 'registered' ? ` · ${unfinished}` : until}
      </span>
      <StateBadge state={state} />
      {possible.some(({ allowed }) => allowed) ? (
        <Button variant="default" onClick={onLock}>
          {t('kiosk.mobile.lock')}
        </Button>
      ) : null}
    </div>
  );
}

function Get({ mine, onDone }: { readonly mine: SelfView; readonly onDone: (words?: string) => void }) {
  const { t } = useTranslation();
  const number = useNumber();
  const time = useTime();
  const { first, pending, failure, ticket, outcome, lockFirst, begin } = useNewMobileId('oneself', mine.mobileIds, useLanguage());
  const named = { number: number(ticket?.number ?? first?.number ?? 0) };
  const until = { time: time(ticket?.endsAt ?? '1970-01-01') };
  return (
    <Stack gap="md" mt="md">
      {ticket === undefined ? <Text>{first === undefined ? t('kiosk.mobile.getText') : t('kiosk.mobile.first', named)}</Text> : null}
      {outcome === 'waits' && ticket?.url !== undefined ? (
        <>
          <Text role="status">{t('kiosk.mobile.scan')}</Text>
          <Qr text={ticket.url} label={t('kiosk.mobile.qr', named)} size={260} />
          <Text>{t('kiosk.mobile.until', until)}</Text>
        </>
      ) : null}
      {outcome === 'waits' && ticket?.mailedTo !== undefined ? (
        <Text role="status">{t('kiosk.mobile.mailed', { email: ticket.mailedTo, ...until })}</Text>
      ) : null}
      {outcome === 'made' || outcome === 'over' ? <strong role="status">{t(`kiosk.mobile.${outcome}`, named)}</strong> : null}
      <Trouble of={failure} />
      <Group>
        {ticket === undefined ? (
          <Button loading={pending} onClick={first === undefined ? begin : lockFirst}>
            {t(first === undefined ? 'kiosk.mobile.go' : 'kiosk.mobile.lockFirst')}
          </Button>
        ) : null}
        <Button variant="default" onClick={() => onDone()}>
          {t(outcome === 'made' ? 'kiosk.done' : 'kiosk.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

function Lock({ mobileId, onDone }: { readonly mobileId: MobileIdView; readonly onDone: (words?: string) => void }) {
  const { t } = useTranslation();
  const number = useNumber();
  const lock = useAction('self.lock-mobile-id');
  const locked = t('kiosk.mobile.locked', { number: number(mobileId.number) });
  return (
    <Stack gap="md">
      <Text>{t('kiosk.mobile.lockText')}</Text>
      <Trouble of={lock.error} />
      <Group>
        <Button loading={lock.isPending} onClick={() => lock.mutate({ mobileIdId: mobileId.id }, { onSuccess: () => onDone(locked) })}>
          {t('kiosk.mobile.lockNow')}
        </Button>
        <Button variant="default" onClick={() => onDone()}>
          {t('kiosk.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
