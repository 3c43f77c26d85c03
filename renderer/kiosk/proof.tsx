import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../core/actions/views.ts';
import { call } from '../bridge.ts';
import { useAction } from '../queries.ts';
import { usePhone } from '../widgets/use-phone.ts';
import { PhoneCode } from './phone-code.tsx';
import { Trouble } from './trouble.tsx';
import { useLanguage } from './use-format.ts';

/** Before a PIN is set that its holder does not know: the ways to prove who one is that the policy takes. */
export function Proof({ mine }: { readonly mine: SelfView }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Text>{t('kiosk.proof.text')}</Text>
      {mine.proof.ways.includes('mobile') ? <ByPhone mine={mine} /> : null}
      {mine.proof.ways.includes('mail') ? <ByMail email={mine.email} /> : null}
      {mine.proof.ways.includes('staff') ? <ByStaff /> : null}
    </Stack>
  );
}

function ByPhone({ mine }: { readonly mine: SelfView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const onDone = (): void => void client.invalidateQueries();
  const phone = usePhone({
    ask: () => call('self.ask-mobile-id', {}),
    after: async (of) => {
      const { proved, trouble } = await call('self.prove-by-mobile-id', of);
      return { done: proved, trouble };
    },
    onDone,
  });
  const has = mine.mobileIds.some(({ state }) => state === 'active');
  // Where there is another way, what somebody has not is not spoken of.
  if (!has && mine.proof.ways.length > 1) return null;
  return (
    <section aria-labelledby="proof-phone">
      <h2 id="proof-phone">{t('kiosk.proof.phone')}</h2>
      <Stack gap="md">
        <Text>{t(has ? 'kiosk.proof.phoneText' : 'kiosk.proof.noPhone')}</Text>
        {has ? <PhoneCode phone={phone} begin={t('kiosk.door.showCode')} /> : null}
      </Stack>
    </section>
  );
}

function ByMail({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const send = useAction('self.send-proof');
  const prove = useAction('self.prove-by-code');
  const [codeSecret, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    prove.mutate({ codeSecret }, { onSuccess: () => void client.invalidateQueries(), onSettled: () => setCode('') });
  };
  return (
    <section aria-labelledby="proof-mail">
      <h2 id="proof-mail">{t('kiosk.proof.mail')}</h2>
      <Stack gap="md">
        <Text>{t('kiosk.proof.mailText', { email })}</Text>
        <Button variant="default" loading={send.isPending} onClick={() => send.mutate({ language })}>
          {t(send.isSuccess ? 'kiosk.proof.again' : 'kiosk.proof.send')}
        </Button>
        <Trouble of={send.error} />
        {send.isSuccess ? (
          <form onSubmit={submit}>
            <Stack gap="md">
              <TextInput
                label={t('kiosk.proof.code')}
                value={codeSecret}
                inputMode="numeric"
                autoComplete="off"
                autoFocus
                onChange={(event) => setCode(event.currentTarget.value)}
              />
              <Trouble of={prove.error} />
              <Button type="submit" loading={prove.isPending} disabled={codeSecret === ''}>
                {t('kiosk.proof.check')}
              </Button>
            </Stack>
          </form>
        ) : null}
      </Stack>
    </section>
  );
}

function ByStaff() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const prove = useAction('self.prove-by-staff');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    prove.mutate({ email, password }, { onSuccess: () => void client.invalidateQueries(), onSettled: () => setPassword('') });
  };
  return (
    <section aria-labelledby="proof-staff">
      <h2 id="proof-staff">{t('kiosk.proof.staff')}</h2>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>{t('kiosk.proof.staffText')}</Text>
          <TextInput
            label={t('kiosk.proof.staffEmail')}
            type="email"
            value={email}
            autoComplete="off"
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('kiosk.proof.staffPassword')}
            value={password}
            autoComplete="off"
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Trouble of={prove.error} />
          <Button type="submit" variant="default" loading={prove.isPending} disabled={email === '' || password === ''}>
            {t('kiosk.proof.vouch')}
          </Button>
        </Stack>
      </form>
    </section>
  );
}
