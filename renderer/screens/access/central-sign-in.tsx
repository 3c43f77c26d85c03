import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { when } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** Signing in at the central server, where this station writes through one; nothing where it does not. */
export function CentralSignIn() {
  const { t } = useTranslation();
  const central = useStation('central.open', {});
  const { address, until, as } = central.data ?? {};
  if (address === undefined) return null;
  return (
    <>
      <h2>{t('settings.central.signIn')}</h2>
      <Stack className="cw-panel cw-empty" gap="sm" mb="md">
        <Text size="sm" role="status">
          {until === undefined
            ? t('settings.central.signInText', { address })
            : t(as === 'api-key' ? 'settings.central.untilKey' : 'settings.central.until', { address, until: when(until) })}
        </Text>
        {until === undefined ? <Form /> : null}
      </Stack>
    </>
  );
}

function Form() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const signIn = useAction('central.sign-in');
  const [serverPassword, setPassword] = useState('');
  const [apiKey, setKey] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate(serverPassword === '' ? { apiKeySecret: apiKey } : { serverPassword }, {
      onSettled: () => {
        setPassword('');
        setKey('');
        void client.invalidateQueries();
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          label={t('settings.central.password')}
          autoComplete="off"
          maxLength={256}
          value={serverPassword}
          disabled={apiKey !== ''}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('settings.central.apiKey')}
          autoComplete="off"
          maxLength={256}
          value={apiKey}
          disabled={serverPassword !== ''}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <FailureNotice failure={signIn.error?.failure} />
        <Group justify="flex-end">
          <Button type="submit" loading={signIn.isPending} disabled={serverPassword === '' && apiKey === ''}>
            {t('settings.central.button')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
