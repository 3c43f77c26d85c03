import { Alert, Box, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { dayAndTime } from '../../format.ts';
import { useAction } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

interface ForkedProps {
  readonly fork: NonNullable<ActionOutput<'sync.open'>['fork']>;
  readonly children?: ReactNode;
}

/** The server showed this station two logs: it witnesses nothing until a person says why. */
export function Forked({ fork: { found, own, other }, children }: ForkedProps) {
  const { t } = useTranslation();
  const session = useSession();
  const anew = useAction('sync.witness-anew');
  return (
    <Alert color="red" title={t('sync.fork.title')} mb="md" role="alert">
      <Text>{t('sync.fork.text', { own, other, found: dayAndTime(found) })}</Text>
      <Text mt="xs">{t('sync.fork.next')}</Text>
      {children === undefined ? null : <Box mt="sm">{children}</Box>}
      {mayAtAll(session, 'sync.witness-anew') ? (
        <Group justify="flex-end" mt="sm">
          <Button variant="default" loading={anew.isPending} onClick={() => anew.mutate({})}>
            {t('sync.fork.anew')}
          </Button>
        </Group>
      ) : null}
      <FailureNotice failure={anew.error?.failure} />
    </Alert>
  );
}
