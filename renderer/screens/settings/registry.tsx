import { Button, Group, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

type Registry = ActionOutput<'registry.open'>;

/** Who registers the handles of RAiDs, and who is asked whether people, organisations and things exist. */
export function RegistrySettings() {
  const { t } = useTranslation();
  const session = useSession();
  const registry = useStation('registry.open', {});
  // Beside its form, which begins anew with what was saved: that it was saved is still said.
  const change = useAction('registry.change-registrar');
  if (registry.error !== null) return <FailureNotice failure={registry.error.failure} />;
  if (registry.data === undefined) return null;
  const may = mayAtAll(session, 'registry.change-registrar');
  const { datacite } = registry.data;
  return (
    <>
      <h2>{t('settings.registry.registrar')}</h2>
      <Text size="sm" mb="sm">
        {t(datacite === undefined ? 'settings.registry.itself' : 'settings.registry.byDatacite', { api: datacite?.api ?? '' })}
      </Text>
      {may ? <RegistrarForm key={datacite?.api ?? ''} datacite={datacite} change={change} /> : null}
      <h2 style={{ marginTop: 20 }}>{t('settings.registry.resolvers')}</h2>
      <Text size="sm" mb="sm">
        {t('settings.registry.resolversText')}
      </Text>
      {may ? <ResolverForm registry={registry.data} /> : null}
    </>
  );
}

const STANDARD_API = 'https://api.datacite.org';

interface RegistrarProps extends Pick<Registry, 'datacite'> {
  readonly change: ReturnType<typeof useAction<'registry.change-registrar'>>;
}

function RegistrarForm({ datacite, change }: RegistrarProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [api, setApi] = useState(datacite?.api ?? STANDARD_API);
  const [account, setAccount] = useState(datacite?.account ?? '');
  const [prefix, setPrefix] = useState(datacite?.prefix ?? '');
  const [memberPassword, setMemberPassword] = useState('');
  const save = (inUse: boolean): void =>
    change.mutate(
      { inUse, api, account, prefix, ...(memberPassword === '' ? {} : { memberPassword }) },
      {
        onSettled: () => {
          setMemberPassword('');
          void client.invalidateQueries();
        },
      },
    );
  return (
    <Stack className="cw-panel cw-empty" gap="sm" maw={860}>
      <SimpleGrid cols={2}>
        <TextInput label={t('settings.registry.api')} maxLength={256} value={api} onChange={(event) => setApi(event.currentTarget.value)} />
        <TextInput
          label={t('settings.registry.account')}
          maxLength={60}
          value={account}
          onChange={(event) => setAccount(event.currentTarget.value)}
        />
        <TextInput
          label={t('settings.registry.prefix')}
          placeholder="10.5072"
          maxLength={40}
          value={prefix}
          onChange={(event) => setPrefix(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('settings.registry.password')}
          placeholder={datacite === undefined ? '' : t('settings.mail.passwordKept')}
          value={memberPassword}
          onChange={(event) => setMemberPassword(event.currentTarget.value)}
        />
      </SimpleGrid>
      <FailureNotice failure={change.error?.failure} />
      {change.isSuccess ? <Text role="status">{t('settings.registry.saved')}</Text> : null}
      <Group justify="flex-end">
        {datacite === undefined ? null : (
          <Button variant="default" loading={change.isPending} onClick={() => save(false)}>
            {t('settings.registry.registerItself')}
          </Button>
        )}
        <Button disabled={[api, account, prefix].some((text) => text.trim() === '')} loading={change.isPending} onClick={() => save(true)}>
          {t('settings.registry.save')}
        </Button>
      </Group>
    </Stack>
  );
}

const kinds = ['orcid', 'ror', 'doi', 'webArchive'] as const;
const usual = {
  orcid: 'https://pub.orcid.org/v3.0',
  ror: 'https://api.ror.org/v2/organizations',
  doi: 'https://doi.org/api/handles',
  webArchive: 'https://archive.org/wayback/available',
} as const;

function ResolverForm({ registry }: { readonly registry: Registry }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useAction('registry.change-resolvers');
  const [addresses, setAddresses] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(kinds.map((kind) => [kind, registry[kind] ?? ''])),
  );
  const save = (): void => {
    const set = Object.fromEntries(Object.entries(addresses).filter(([, address]) => address.trim() !== ''));
    change.mutate(set, { onSettled: () => void client.invalidateQueries() });
  };
  return (
    <Stack className="cw-panel cw-empty" gap="sm" maw={860}>
      <SimpleGrid cols={2}>
        {kinds.map((kind) => (
          <TextInput
            key={kind}
            label={t(`settings.registry.kinds.${kind}`)}
            placeholder={usual[kind]}
            maxLength={256}
            value={addresses[kind] ?? ''}
            onChange={(event) => setAddresses({ ...addresses, [kind]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
      <FailureNotice failure={change.error?.failure} />
      {change.isSuccess ? <Text role="status">{t('settings.registry.saved')}</Text> : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => setAddresses(usual)}>
          {t('settings.registry.usual')}
        </Button>
        <Button loading={change.isPending} onClick={save}>
          {t('settings.registry.save')}
        </Button>
      </Group>
    </Stack>
  );
}
