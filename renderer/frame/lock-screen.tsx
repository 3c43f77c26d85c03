import { Button, Divider, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../core/actions/views.ts';
import { useAction } from '../queries.ts';
import { ByCard } from '../screens/session/by-card.tsx';
import { FailureNotice } from '../widgets/failure-notice.tsx';
import { QuietPage } from '../widgets/quiet-page.tsx';

/** The session is locked: unlock it, or let somebody else sign in. Nothing of the register shows here. */
export function LockScreen({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const unlock = useAction('session.unlock');
  const byCard = useAction('session.unlock-by-card');
  const signOut = useAction('session.sign-out');
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    unlock.mutate({ password }, { onSettled: () => setPassword('') });
  };
  return (
    <QuietPage title={t('frame.locked.title')} text={t('frame.locked.who', { name: session.person.name })}>
      <ByCard
        submit={t('signIn.byCard.unlock')}
        takesFocus={password === ''}
        busy={byCard.isPending}
        failure={byCard.error?.failure}
        onPin={(input) => byCard.mutate(input)}
      />
      <Divider my="md" label={t('signIn.byCard.or')} />
      <form onSubmit={submit}>
        <Stack gap="md">
          <PasswordInput
            label={t('frame.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoFocus
            autoComplete="off"
          />
          <FailureNotice failure={unlock.error?.failure} />
          <Button type="submit" loading={unlock.isPending} disabled={password === ''}>
            {t('frame.locked.unlock')}
          </Button>
          <Button variant="subtle" onClick={() => signOut.mutate({})}>
            {t('frame.locked.other')}
          </Button>
        </Stack>
      </form>
    </QuietPage>
  );
}
