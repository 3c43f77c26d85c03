import { Button, Group, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

type Provider = NonNullable<ActionOutput<'sign-in.provider'>['provider']>;

/** The OpenID Connect provider through which people may sign in beside their passwords. */
export function SignInProvider() {
  const { t } = useTranslation();
  const session = useSession();
  const set = useStation('sign-in.provider', {});
  // Beside the form, which begins anew with what was saved: that it was saved is still said.
  const change = useAction('sign-in.change-provider');
  if (set.error !== null) return <FailureNotice failure={set.error.failure} />;
  if (set.data === undefined) return null;
  const { provider } = set.data;
  return (
    <>
      <Text size="sm" mb="sm">
        {t(provider === undefined ? 'settings.provider.none' : 'settings.provider.set', { name: provider?.name ?? '' })}
      </Text>
      {mayAtAll(session, 'sign-in.change-provider') ? (
        <Form key={provider?.issuer ?? ''} provider={provider} change={change} />
      ) : (
        <Text>{provider?.issuer}</Text>
      )}
    </>
  );
}

interface FormProps {
  readonly provider: Provider | undefined;
  readonly change: ReturnType<typeof useAction<'sign-in.change-provider'>>;
}

function Form({ provider, change }: FormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(provider?.name ?? '');
  const [issuer, setIssuer] = useState(provider?.issuer ?? '');
  const [clientId, setClientId] = useState(provider?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const done = (): void => {
    setClientSecret('');
    void client.invalidateQueries();
  };
  const save = (inUse: boolean): void =>
    change.mutate({ inUse, name, issuer, clientId, ...(clientSecret === '' ? {} : { clientSecret }) }, { onSettled: done });
  return (
    <Stack className="cw-panel cw-empty" gap="sm" maw={860}>
      <SimpleGrid cols={2}>
        <TextInput
          label={t('settings.provider.name')}
          description={t('settings.provider.nameHint')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('settings.provider.issuer')}
          description={t('settings.provider.issuerHint')}
          placeholder="https://"
          maxLength={256}
          value={issuer}
          onChange={(event) => setIssuer(event.currentTarget.value)}
        />
        <TextInput
          label={t('settings.provider.clientId')}
          maxLength={256}
          value={clientId}
          onChange={(event) => setClientId(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('settings.provider.clientSecret')}
          placeholder={t(provider?.confidential === true ? 'settings.mail.passwordKept' : 'settings.provider.noSecret')}
          value={clientSecret}
          onChange={(event) => setClientSecret(event.currentTarget.value)}
        />
      </SimpleGrid>
      <Text size="xs" className="cw-soft">
        {t('settings.provider.how')}
      </Text>
      <FailureNotice failure={change.error?.failure} />
      {change.isSuccess ? (
        <Text role="status">{t(change.variables.inUse ? 'settings.provider.saved' : 'settings.provider.gone')}</Text>
      ) : null}
      <Group justify="flex-end">
        {provider === undefined ? null : (
          <Button variant="default" loading={change.isPending} onClick={() => save(false)}>
            {t('settings.provider.takeAway')}
          </Button>
        )}
        <Button
          disabled={[name, issuer, clientId].some((text) => text.trim() === '')}
          loading={change.isPending}
          onClick={() => save(true)}
        >
          {t('settings.provider.save')}
        </Button>
      </Group>
    </Stack>
  );
}
