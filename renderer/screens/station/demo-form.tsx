import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listen } from '../../bridge.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** One click to a station full of invented records. */
export function DemoForm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const fill = useAction('station.fill-demo');
  const [percent, setPercent] = useState(0);
  useEffect(
    () =>
      listen((event) => {
        if (event.event === 'progress' && event.action === 'station.fill-demo') setPercent((100 * event.done) / event.of);
      }),
    [],
  );
  return (
    <Stack gap="md">
      <Text>{t('firstStart.demo.text')}</Text>
      {fill.isPending ? <Progress value={percent} aria-label={t('firstStart.demo.wait')} /> : null}
      <FailureNotice failure={fill.error?.failure} />
      <Group justify="flex-end">
        <Button loading={fill.isPending} onClick={() => fill.mutate({}, { onSuccess: () => void client.invalidateQueries() })}>
          {t('firstStart.demo.submit')}
        </Button>
      </Group>
    </Stack>
  );
}
