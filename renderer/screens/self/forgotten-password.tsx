import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { QuietPage } from '../../widgets/quiet-page.tsx';

/** Row 20: an address, then the code of the mail and a new password. Nothing here tells whether there is such an address. */
export function ForgottenPassword({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const forgot = useAction('self.forgot-password');
  const [email, setEmail] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    forgot.mutate({ email });
  };
  if (forgot.data !== undefined) return <NewPassword email={email} onDone={onDone} />;
  return (
    <QuietPage title={t('self.forgotten.title')} text={t('self.forgotten.text')}>
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
          <FailureNotice failure={forgot.error?.failure} />
          <Button type="submit" loading={forgot.isPending} disabled={email === ''}>
            {t('self.forgotten.send')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('frame.back')}
          </Button>
        </Stack>
      </form>
    </QuietPage>
  );
}

function NewPassword({ email, onDone }: { readonly email: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const set = useAction('self.set-forgotten-password');
  const [codeSecret, setCode] = useState('');
  const [newPassword, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    set.mutate({ email, codeSecret, newPassword }, { onSuccess: onDone });
  };
  return (
    <QuietPage title={t('self.forgotten.title')} text={t('self.forgotten.sent', { email })}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t('self.forgotten.code')}
            value={codeSecret}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoFocus
            autoComplete="off"
          />
          <PasswordInput
            label={t('self.password.newPassword')}
            value={newPassword}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="off"
          />
          <Text size="xs" className="cw-soft">
            {t('firstStart.passwordHint')}
          </Text>
          <FailureNotice failure={set.error?.failure} />
          <Button type="submit" loading={set.isPending} disabled={codeSecret === '' || newPassword.length < 10}>
            {t('self.forgotten.set')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('frame.back')}
          </Button>
        </Stack>
      </form>
    </QuietPage>
  );
}
