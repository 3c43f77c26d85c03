import { Button, Group, NumberInput, PasswordInput, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { MailList } from './mail-list.tsx';

type Server = NonNullable<ActionOutput<'mail.open'>['server']>;

const securities = ['starttls', 'tls', 'none'] as const;
const nothing = { host: '', port: 587, security: 'starttls', from: '', signsIn: false, hasCertificate: false } as const;

/** The mail server, a test mail, and what waits. */
export function MailSettings() {
  const { t } = useTranslation();
  const session = useSession();
  const mail = useStation('mail.open', {});
  if (mail.error !== null) return <FailureNotice failure={mail.error.failure} />;
  if (mail.data === undefined) return null;
  const may = mayAtAll(session, 'mail.change-server');
  return (
    <>
      <h2>{t('settings.mail.server')}</h2>
      {mail.data.server === undefined ? (
        <Text size="sm" mb="sm">
          {t('settings.mail.none')}
        </Text>
      ) : null}
      {may ? <ServerForm server={mail.data.server ?? nothing} /> : <Text>{mail.data.server?.host}</Text>}
      {may && mail.data.server !== undefined ? <TestMail /> : null}
      <MailList mail={mail.data} mayTry={may && mail.data.server !== undefined} />
    </>
  );
}

function ServerForm({ server }: { readonly server: Server }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useAction('mail.change-server');
  const [host, setHost] = useState(server.host);
  const [port, setPort] = useState(server.port);
  const [security, setSecurity] = useState<Server['security']>(server.security);
  const [from, setFrom] = useState(server.from);
  const [user, setUser] = useState(server.user ?? '');
  const [password, setPassword] = useState('');
  const [certificate, setCertificate] = useState('');
  const save = (): void =>
    change.mutate(
      {
        host,
        port,
        security,
        from,
        ...(user.trim() === '' ? {} : { user }),
        ...(password === '' ? {} : { serverPassword: password }),
        ...(certificate.trim() === '' ? {} : { certificate }),
      },
      {
        onSettled: () => {
          setPassword('');
          void client.invalidateQueries();
        },
      },
    );
  return (
    <Stack className="cw-panel cw-empty" gap="sm">
      <SimpleGrid cols={2}>
        <TextInput label={t('settings.mail.host')} value={host} onChange={(event) => setHost(event.currentTarget.value)} />
        <NumberInput
          label={t('settings.mail.port')}
          min={1}
          max={65535}
          allowDecimal={false}
          value={port}
          onChange={(value) => setPort(Number(value))}
        />
        <Select
          label={t('settings.mail.security')}
          allowDeselect={false}
          value={security}
          onChange={(value) => setSecurity(securities.find((one) => one === value) ?? 'starttls')}
          data={securities.map((value) => ({ value, label: t(`settings.mail.securities.${value}`) }))}
        />
        <TextInput label={t('settings.mail.from')} type="email" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput label={t('settings.mail.user')} value={user} onChange={(event) => setUser(event.currentTarget.value)} />
        <PasswordInput
          label={t('settings.mail.password')}
          placeholder={server.signsIn ? t('settings.mail.passwordKept') : ''}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </SimpleGrid>
      <Textarea
        label={t('settings.mail.certificate')}
        rows={3}
        value={certificate}
        onChange={(event) => setCertificate(event.currentTarget.value)}
      />
      <FailureNotice failure={change.error?.failure} />
      {change.isSuccess ? <Text role="status">{t('settings.mail.saved')}</Text> : null}
      <Group justify="flex-end">
        <Button disabled={host.trim() === '' || from.trim() === ''} loading={change.isPending} onClick={save}>
          {t('settings.mail.save')}
        </Button>
      </Group>
    </Stack>
  );
}

function TestMail() {
  const { t } = useTranslation();
  const session = useSession();
  const test = useAction('mail.test');
  const [to, setTo] = useState(session.person.email);
  return (
    <Stack className="cw-panel cw-empty" gap="sm" mt="md">
      <Group align="end">
        <TextInput
          label={t('settings.mail.testTo')}
          type="email"
          w={320}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate({ to })}>
          {t('actions.mail.test')}
        </Button>
      </Group>
      <FailureNotice failure={test.error?.failure} />
      {test.isSuccess ? <Text role="status">{t('settings.mail.tested')}</Text> : null}
    </Stack>
  );
}
