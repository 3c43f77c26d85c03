import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { dayAndTime } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { Enrolment } from './enrolment.tsx';
import { CentralSignIn } from '../access/central-sign-in.tsx';

/** The server that service points, staff, keys and RAiDs are written through. */
export function CentralServer() {
  const { t } = useTranslation();
  const session = useSession();
  const central = useStation('central.open', {});
  // Beside the form, which begins anew with what was saved: that it was saved is still said.
  const change = useAction('central.change-server');
  if (central.error !== null) return <FailureNotice failure={central.error.failure} />;
  if (central.data === undefined) return null;
  const { address } = central.data;
  return (
    <>
      <h2>{t('settings.central.title')}</h2>
      <Text size="sm" mb="sm" maw={860}>
        {address === undefined ? t('settings.central.none') : t('settings.central.set', { address })} {t('settings.central.match')}
      </Text>
      {address === undefined ? null : <Sent waits={central.data.waits} />}
      {mayAtAll(session, 'central.change-server') ? <ServerForm key={address ?? ''} central={central.data} change={change} /> : null}
      <Enrolment address={address} />
      <CentralSignIn />
    </>
  );
}

/** What the server has of this station's authority, and what waits to be sent. */
function Sent({ waits }: Pick<ActionOutput<'central.open'>, 'waits'>) {
  const { t } = useTranslation();
  if (waits === undefined) return <Waiting text={t('settings.central.sent.unknown')} />;
  const { certificates: count, list, delegation, failed } = waits;
  if (count === 0 && !list && !delegation)
    return (
      <Text size="sm" mb="sm" maw={860} role="status">
        {t('settings.central.sent.all')}
      </Text>
    );
  const parts = [
    ...(list ? [t('settings.central.sent.list')] : []),
    ...(delegation ? [t('settings.central.sent.delegation')] : []),
    ...(count > 0 ? [t('settings.central.sent.certificates', { count })] : []),
  ];
  const next =
    failed === undefined
      ? t('settings.central.sent.soon')
      : t(failed.said === undefined ? 'settings.central.sent.failed' : 'settings.central.sent.refused', {
          since: dayAndTime(failed.since),
          said: failed.said,
        });
  return <Waiting text={`${t('settings.central.sent.waits', { what: parts.join(', ') })} ${next}`} />;
}

function Waiting({ text }: { readonly text: string }) {
  return (
    <Alert color="yellow" mb="sm" maw={860}>
      {text}
    </Alert>
  );
}

interface ServerProps {
  readonly central: ActionOutput<'central.open'>;
  readonly change: ReturnType<typeof useAction<'central.change-server'>>;
}

function ServerForm({ central, change }: ServerProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [address, setAddress] = useState(central.address ?? '');
  const [certificate, setCertificate] = useState('');
  const save = (inUse: boolean): void =>
    change.mutate(
      { inUse, address, ...(certificate.trim() === '' ? {} : { certificate }) },
      { onSettled: () => void client.invalidateQueries() },
    );
  return (
    <Stack className="cw-panel cw-empty" gap="sm" maw={860} mb="md">
      <TextInput
        label={t('settings.central.address')}
        placeholder="https://server.example.org"
        maxLength={256}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Textarea
        label={t('settings.central.certificate')}
        description={t(central.certificate ? 'settings.central.certificateKept' : 'settings.central.certificateHint')}
        placeholder="-----BEGIN CERTIFICATE-----"
        maxLength={20_000}
        minRows={3}
        maxRows={8}
        autosize
        value={certificate}
        onChange={(event) => setCertificate(event.currentTarget.value)}
      />
      <FailureNotice failure={change.error?.failure} />
      {change.isSuccess ? <Text role="status">{t('settings.central.saved')}</Text> : null}
      <Group justify="flex-end">
        {central.address === undefined ? null : (
          <Button variant="default" loading={change.isPending} onClick={() => save(false)}>
            {t('settings.central.stop')}
          </Button>
        )}
        <Button disabled={address.trim() === ''} loading={change.isPending} onClick={() => save(true)}>
          {t('settings.central.save')}
        </Button>
      </Group>
    </Stack>
  );
}
