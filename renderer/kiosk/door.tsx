import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../bridge.ts';
import { useAction } from '../queries.ts';
import { usePhone } from '../widgets/use-phone.ts';
import { ByCard } from './by-card.tsx';
import { Forgotten } from './forgotten.tsx';
import { IdleWarning } from './idle-warning.tsx';
import { Languages } from './languages.tsx';
import { Page } from './page.tsx';
import { PhoneCode } from './phone-code.tsx';
import { Staff } from './staff.tsx';
import { Trouble } from './trouble.tsx';
import { type IdleTimes, useIdleEnd } from './use-idle-end.ts';

interface Props {
  readonly times: IdleTimes;
  readonly onEnd: () => void;
}
interface DoorProps extends Props {
  /** Whether phones can be asked. */
  readonly phones: boolean;
}

/** The first page: the language, and the ways in. What somebody left here half typed is cleared after a while. */
export function Door({ times, phones, onEnd }: DoorProps) {
  const [at, setAt] = useState<'door' | 'forgotten' | 'staff'>('door');
  const [touched, setTouched] = useState(false);
  const back = (): void => setAt('door');
  const touch = (): void => setTouched(true);
  return (
    <div className="cw-kiosk" onPointerDown={touch} onKeyDown={touch} onClick={touch} onInput={touch} role="presentation">
      {touched ? <LeftAlone times={times} onEnd={onEnd} /> : null}
      <header className="cw-kiosk-top">
        <strong>Cardwright</strong>
        <Languages />
      </header>
      {at === 'door' ? <Ways phones={phones} onForgotten={() => setAt('forgotten')} onStaff={() => setAt('staff')} /> : null}
      {at === 'forgotten' ? <Forgotten onDone={back} /> : null}
      {at === 'staff' ? <Staff onDone={back} /> : null}
    </div>
  );
}

function LeftAlone({ times, onEnd }: Props) {
  return <IdleWarning left={useIdleEnd(times, { onEnd })} />;
}

interface WaysProps {
  readonly phones: boolean;
  readonly onForgotten: () => void;
  readonly onStaff: () => void;
}

function Ways({ phones, onForgotten, onStaff }: WaysProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('kiosk.door.title')}>
      <div className="cw-kiosk-columns">
        <div>
          <section className="cw-kiosk-panel" aria-labelledby="by-card">
            <h2 id="by-card">{t('kiosk.door.byCard')}</h2>
            <ByCard />
          </section>
          {phones ? (
            <section className="cw-kiosk-panel" aria-labelledby="by-phone">
              <h2 id="by-phone">{t('kiosk.door.byPhone')}</h2>
              <ByPhone />
            </section>
          ) : null}
        </div>
        <section className="cw-kiosk-panel" aria-labelledby="by-password">
          <h2 id="by-password">{t('kiosk.door.byPassword')}</h2>
          <ByPassword />
        </section>
      </div>
      <Group justify="space-between">
        <Button variant="default" onClick={onForgotten}>
          {t('kiosk.door.forgotten')}
        </Button>
        <Button variant="default" onClick={onStaff}>
          {t('kiosk.door.staff')}
        </Button>
      </Group>
    </Page>
  );
}

function ByPhone() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const onDone = (): void => void client.invalidateQueries();
  const phone = usePhone({
    ask: () => call('session.ask-mobile-id', {}),
    after: async (of) => {
      const { session, trouble } = await call('session.sign-in-by-mobile-id', of);
      return { done: session !== undefined, trouble };
    },
    onDone,
  });
  return (
    <Stack gap="md">
      {phone.asked === undefined ? <Text>{t('kiosk.door.phoneText')}</Text> : null}
      <PhoneCode phone={phone} begin={t('kiosk.door.showCode')} />
    </Stack>
  );
}

function ByPassword() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const signIn = useAction('session.sign-in');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate({ email, password }, { onSuccess: () => void client.invalidateQueries(), onSettled: () => setPassword('') });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('kiosk.door.email')}
          type="email"
          value={email}
          autoComplete="off"
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('kiosk.door.password')}
          value={password}
          autoComplete="off"
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Trouble of={signIn.error} />
        <Button type="submit" loading={signIn.isPending} disabled={email === '' || password === ''}>
          {t('kiosk.door.signIn')}
        </Button>
      </Stack>
    </form>
  );
}
