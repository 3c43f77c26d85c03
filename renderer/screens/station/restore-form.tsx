import { Alert, Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationFailure } from '../../bridge.ts';
import { dayAndTime } from '../../format.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { noCode, RecoveryCodeField } from '../../widgets/recovery-code-field.tsx';
import { sendBackup, type TakenBackup } from './send-backup.ts';

/** A backup and the recovery code bring a station back on this machine. */
export function RestoreForm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [percent, setPercent] = useState(0);
  const [groups, setGroups] = useState(noCode);
  const take = useMutation<TakenBackup | undefined, StationFailure, File>({ mutationFn: (file) => sendBackup(file, setPercent) });
  const restore = useAction('station.restore');
  const choose = (file: File | null): void => {
    setPercent(0);
    if (file !== null) take.mutate(file);
  };
  const submit = (): void => restore.mutate({ recoveryCode: groups.join(' ') }, { onSuccess: () => void client.invalidateQueries() });
  return (
    <Stack gap="md">
      <Text>{t('firstStart.restore.one')}</Text>
      <Group>
        <FileButton onChange={choose}>
          {(props) => (
            <Button variant="default" {...props} loading={take.isPending}>
              {t('firstStart.restore.choose')}
            </Button>
          )}
        </FileButton>
      </Group>
      {take.isPending ? <Progress value={percent} aria-label={t('firstStart.restore.reading')} /> : null}
      {take.data === undefined ? null : <Backup backup={take.data} />}
      <Text>{t('firstStart.restore.two')}</Text>
      <RecoveryCodeField groups={groups} onChange={setGroups} failure={restore.error?.failure} />
      <Text size="sm" className="cw-soft">
        {t('firstStart.restore.makes')}
      </Text>
      <FailureNotice failure={restore.error?.failure ?? take.error?.failure} />
      <Group justify="flex-end">
        <Button disabled={take.data === undefined || groups.includes('')} loading={restore.isPending} onClick={submit}>
          {t('firstStart.restore.submit')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Whose it is and how old: whatever came after it is not in it. */
function Backup({ backup }: { readonly backup: TakenBackup }) {
  const { t } = useTranslation();
  const { organisation, station, madeAt, entries, ageHours } = backup;
  const old = ageHours >= 48;
  return (
    <Alert color={old ? 'yellow' : 'blue'} variant="light" role="status" title={t('firstStart.restore.of', { organisation, station })}>
      <Text size="sm">{t('firstStart.restore.madeAt', { at: dayAndTime(madeAt), entries })}</Text>
      {old ? <Text size="sm">{t('firstStart.restore.old', { count: Math.floor(ageHours / 24) })}</Text> : null}
    </Alert>
  );
}
