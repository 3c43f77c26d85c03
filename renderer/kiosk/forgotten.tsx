import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../queries.ts';
import { Page } from './page.tsx';
import { Trouble } from './trouble.tsx';
import { useLanguage } from './use-format.ts';

/** Row 20: an address, then the code of the mail and a new password. Nothing here tells whether there is such an address. */
export function Forgotten({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const forgot = useAction('self.forgot-password');
  const [email, setEmail] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    forgot.mutate({ email, language });
  };
  return (
    <Page title={t('kiosk.forgotten.title')} onBack={onDone} narrow>
      <div className="cw-kiosk-panel">
        {forgot.data === undefined ? (
          <form onSubmit={submit}>
            <Stack gap="md">
              <Text>{t('kiosk.forgotten.text')}</Text>
              <TextInput
                label={t('kiosk.door.email')}
                type="email"
                value={email}
                autoComplete="off"
                autoFocus
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <Trouble of={forgot.error} />
              <Button type="submit" loading={forgot.isPending} disabled={email === ''}>
                {t('kiosk.forgotten.send')}
              </Button>
            </Stack>
          </form>
        ) : (
          <NewPassword email={email} onDone={onDone} />
        )}
      </div>
    </Page>
  );
}

function NewPassword({ email, onDone }: { readonly email: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const set = useAction('self.set-forgotten-password');
  const [codeSecret, setCode] = useState('');
  const [newPassword, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    set.mutate({ email, codeSecret, newPassword });
  };
  if (set.isSuccess)
    return (
      <Stack role="status">
        <strong>✓ {t('kiosk.forgotten.done')}</strong>
        <Button autoFocus onClick={onDone}>
          {t('kiosk.done')}
        </Button>
      </Stack>
    );
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text role="status">{t('kiosk.forgotten.sent', { email })}</Text>
        <TextInput
          label={t('kiosk.forgotten.code')}
          value={codeSecret}
          autoComplete="off"
          autoFocus
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('kiosk.forgotten.newPassword')}
          description={t('kiosk.forgotten.hint')}
          value={newPassword}
          autoComplete="off"
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Trouble of={set.error} />
        <Button type="submit" loading={set.isPending} disabled={codeSecret === '' || newPassword.length < 10}>
          {t('kiosk.forgotten.set')}
        </Button>
      </Stack>
    </form>
  );
}
