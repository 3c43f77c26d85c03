import { Anchor, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useStation } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** Making this station known to the central server: one key, one button. Nothing where no server is set. */
export function Enrolment({ address }: { readonly address: string | undefined }) {
  const { t } = useTranslation();
  const session = useSession();
  const state = useStation('sync.open', {}).data;
  if (address === undefined || state === undefined) return null;
  const { enrolled } = state;
  return (
    <>
      <h2>{t('sync.enrol.title')}</h2>
      <Stack className="cw-panel cw-empty" gap="sm" mb="md" maw={860}>
        <Text size="sm" role="status">
          {enrolled === undefined ? t('sync.enrol.text', { address }) : t('sync.enrol.done', { address })}
        </Text>
        {enrolled === undefined ? mayAtAll(session, 'sync.enrol') ? <Form /> : null : <Anchor href="#/sync">{t('sync.enrol.more')}</Anchor>}
      </Stack>
    </>
  );
}

function Form() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const enrol = useAction('sync.enrol');
  const [apiKeySecret, setKey] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enrol.mutate(
      { apiKeySecret },
      {
        onSettled: () => {
          setKey('');
          void client.invalidateQueries();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          label={t('sync.enrol.key')}
          autoComplete="off"
          maxLength={256}
          value={apiKeySecret}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <FailureNotice failure={enrol.error?.failure} />
        <Group justify="flex-end">
          <Button type="submit" loading={enrol.isPending} disabled={apiKeySecret === ''}>
            {t('sync.enrol.button')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
