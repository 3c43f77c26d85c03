import { Button, FileButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** Joining by two files: the request that this station makes, and the answer that an Administrator gives (PRODUCT, decision 12). */
export function JoinForm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [station, setStation] = useState('Desk 2');
  const request = useAction('station.join-request');
  const join = useAction('station.join');
  const answer = (file: File | null): void => {
    if (file === null) return;
    void file.text().then((text) => join.mutate({ answer: text }, { onSuccess: () => void client.invalidateQueries() }));
  };
  return (
    <Stack gap="md">
      <Text>{t('firstStart.join.one')}</Text>
      <Group align="end">
        <TextInput label={t('firstStart.station')} value={station} onChange={(event) => setStation(event.currentTarget.value)} />
        <Button variant="default" disabled={station.trim() === ''} loading={request.isPending} onClick={() => request.mutate({ station })}>
          {t('firstStart.join.make')}
        </Button>
      </Group>
      {request.data?.where === undefined ? null : <Text role="status">{t('lists.saved', { where: request.data.where })}</Text>}
      <Text>{t('firstStart.join.two')}</Text>
      <Group>
        <FileButton onChange={answer} accept="application/json">
          {(props) => (
            <Button {...props} loading={join.isPending}>
              {t('firstStart.join.choose')}
            </Button>
          )}
        </FileButton>
      </Group>
      <FailureNotice failure={request.error?.failure ?? join.error?.failure} />
    </Stack>
  );
}
