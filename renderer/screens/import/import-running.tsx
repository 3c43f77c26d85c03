import { Alert, Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../../core/actions/views.ts';
import { listen } from '../../bridge.ts';
import { duration } from '../../format.ts';
import { useStation } from '../../queries.ts';

const ASK_EVERY_MS = 1000;

/** How far the run has come and, as measured, what is left; asked for now and then, since every line would be too often. */
export function ImportRunning({ data }: { readonly data: ImportView }) {
  const { t } = useTranslation();
  const [taken, setTaken] = useState(data.taken);
  const [second, setSecond] = useState(0);
  useEffect(() => listen((event) => (event.event === 'progress' && event.action === 'import.run' ? setTaken(event.done) : undefined)), []);
  useEffect(() => {
    const timer = setInterval(() => setSecond((before) => before + 1), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const now = useStation('import.open', { importId: data.id, limit: 1, offset: second % 2 });
  const lines = data.lines ?? now.data?.lines;
  const leftMs = now.data?.leftMs;
  return (
    <Alert color="blue" variant="light" mb="md" role="status" aria-live="off">
      <Progress value={lines === undefined ? 100 : (100 * taken) / Math.max(1, lines)} aria-label={t('imports.progress')} mb="xs" />
      <Text size="sm">
        {t('imports.taken', { taken: taken.toLocaleString(), lines: lines?.toLocaleString() ?? '?' })}{' '}
        {leftMs === undefined ? '' : t('imports.left', { time: duration(leftMs) })}
      </Text>
      <Text size="sm">{t('imports.runs')}</Text>
    </Alert>
  );
}
