import { Alert, Button, Group, Progress, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, listen, type StationFailure } from '../../bridge.ts';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { duration } from '../../format.ts';
import { useAction } from '../../queries.ts';
import { useMutation } from '@tanstack/react-query';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** Verify with progress, and export for whoever checks from outside. */
export function Verify() {
  const { t } = useTranslation();
  const verify = useMutation<ActionOutput<'journal.verify'>, StationFailure>({ mutationFn: () => call('journal.verify', {}) });
  const save = useAction('journal.export');
  const [percent, setPercent] = useState(0);
  useEffect(
    () =>
      listen((event) => {
        if (event.event === 'progress' && event.action === 'journal.verify') setPercent((100 * event.done) / Math.max(1, event.of));
      }),
    [],
  );
  return (
    <Stack gap="xs" align="flex-end" maw={620}>
      <Group>
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('journal.page.verify')}
        </Button>
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate({})}>
          {t('journal.page.export')}
        </Button>
      </Group>
      {verify.isPending ? <Progress w={240} value={percent} aria-label={t('journal.page.verifying')} /> : null}
      {verify.data === undefined ? null : (
        <Alert role="status" variant="light" color={verify.data.sound ? 'green' : 'red'}>
          {verify.data.sound
            ? t('journal.page.sound', { entries: verify.data.entries, took: duration(verify.data.tookMs) })
            : verify.data.records === undefined
              ? t('journal.page.broken', { n: verify.data.firstBad, problem: verify.data.problem })
              : t('journal.page.recordsBad', { problem: verify.data.records })}
        </Alert>
      )}
      {save.data === undefined ? null : (
        <Alert role="status" variant="light" color="blue" style={{ overflowWrap: 'anywhere' }}>
          {t('journal.page.exported', { folder: save.data.folder, files: save.data.files.join(' ') })}
        </Alert>
      )}
      <FailureNotice failure={verify.error?.failure ?? save.error?.failure} />
    </Stack>
  );
}
