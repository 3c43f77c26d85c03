import { Button, Divider, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, lazy, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { demoPassword } from '../../../core/actions/station/demo-password.ts';
import type { StationStatus } from '../../../core/actions/views.ts';
import { typedBefore } from '../../first-screen/typed-before.ts';
import { go } from '../../location.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { QuietPage } from '../../widgets/quiet-page.tsx';
import { ByCard } from './by-card.tsx';
import { ThroughProvider } from './through-provider.tsx';

const ForgottenPassword = lazy(() => import('../self/forgotten-password.tsx').then((page) => ({ default: page.ForgottenPassword })));
const HolderUnblock = lazy(() => import('./holder-unblock.tsx').then((page) => ({ default: page.HolderUnblock })));

/** E-mail and password; with demo data, a button for each person who is there to try. */
export function SignIn({ status }: { readonly status: StationStatus }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const signIn = useAction('session.sign-in');
  const byCard = useAction('session.sign-in-by-card');
  const [before] = useState(typedBefore);
  const [email, setEmail] = useState(before.email);
  const [password, setPassword] = useState(before.password);
  const [forgotten, setForgotten] = useState(false);
  const [unblocking, setUnblocking] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (before.at === 'password') passwordField.current?.focus();
  }, [before]);
  // Whoever comes next starts at the desk, not on the page of whoever was here before.
  useEffect(() => go('/desk'), []);
  const enter = (input: { readonly email: string; readonly password: string }): void => {
    signIn.mutate(input, {
      onSuccess: () => void client.invalidateQueries(),
      onError: () => passwordField.current?.focus(),
      onSettled: () => setPassword(''),
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enter({ email, password });
  };
  if (forgotten) return <ForgottenPassword onDone={() => setForgotten(false)} />;
  if (unblocking) return <HolderUnblock onDone={() => setUnblocking(false)} />;
  return (
    <QuietPage title={t('signIn.title')} text={[status.organisation, status.servicePoint, status.stationName].filter(Boolean).join(' · ')}>
      <ByCard
        submit={t('signIn.byCard.submit')}
        takesFocus={email === ''}
        busy={byCard.isPending}
        failure={byCard.error?.failure}
        onPin={(input) => byCard.mutate(input, { onSuccess: () => void client.invalidateQueries() })}
      />
      <Divider my="md" label={t('signIn.byCard.or')} />
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('signIn.email')}
            type="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoFocus
            autoComplete="off"
          />
          <PasswordInput
            ref={passwordField}
            label={t('signIn.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="off"
          />
          <FailureNotice failure={signIn.error?.failure} />
          <Button type="submit" loading={signIn.isPending} disabled={email === '' || password === ''}>
            {t('signIn.submit')}
          </Button>
          {status.signInProvider === undefined ? null : <ThroughProvider name={status.signInProvider} />}
          <Button variant="subtle" onClick={() => setForgotten(true)}>
            {t('self.forgotten.link')}
          </Button>
          <Button variant="subtle" onClick={() => setUnblocking(true)}>
            {t('call.holder.link')}
          </Button>
          <DemoAccounts status={status} onEnter={enter} />
        </Stack>
      </form>
    </QuietPage>
  );
}

interface DemoProps {
  readonly status: StationStatus;
  readonly onEnter: (input: { readonly email: string; readonly password: string }) => void;
}

/** A button for each person who is there to try. */
function DemoAccounts({ status, onEnter }: DemoProps) {
  const { t } = useTranslation();
  if (status.demoAccounts === undefined) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" className="cw-soft">
        {t('signIn.demo')}
      </Text>
      {status.demoAccounts.map((account) => (
        <Button
          key={account.email}
          variant="default"
          justify="space-between"
          onClick={() => onEnter({ email: account.email, password: demoPassword })}
          rightSection={<span className="cw-soft">{account.roles}</span>}
        >
          {account.name}
        </Button>
      ))}
      <Group>
        <Text size="xs" className="cw-soft">
          {t('signIn.demoPassword', { password: demoPassword })}
        </Text>
      </Group>
    </Stack>
  );
}
