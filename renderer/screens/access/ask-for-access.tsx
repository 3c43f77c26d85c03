import { Alert, Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessView } from '../../../core/actions/views.ts';
import { when } from '../../format.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** Row 2: where, and what they should know. While it waits, the same form changes it. */
export function AskForAccess({ access }: { readonly access: AccessView }) {
  const { t } = useTranslation();
  const waiting = access.requests.find(({ state }) => state === 'requested');
  const ask = useAction('access.request');
  const [chosen, setChosen] = useState<string | null>();
  const [typed, setTyped] = useState<string>();
  const servicePointId = chosen ?? waiting?.servicePoint.id ?? access.servicePoints[0]?.id ?? null;
  const comments = typed ?? waiting?.comments ?? '';
  const again = waiting !== undefined && waiting.servicePoint.id === servicePointId;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (servicePointId === null) return;
    ask.mutate({ servicePointId, ...(comments.trim() === '' ? {} : { comments: comments.trim() }) });
  };
  return (
    <form onSubmit={send}>
      {waiting === undefined ? null : (
        <Alert color="yellow" variant="light" mb="md" role="status" title={t('access.waiting')}>
          <Text size="sm">{t('access.waitingText', { name: waiting.servicePoint.name, when: when(waiting.requestedAt) })}</Text>
        </Alert>
      )}
      <Stack className="cw-panel cw-empty" gap="md">
        {access.servicePoints.length === 0 ? <Text size="sm">{t('access.nowhere')}</Text> : null}
        <Select
          label={t('access.where')}
          allowDeselect={false}
          value={servicePointId}
          onChange={setChosen}
          data={access.servicePoints.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Textarea
          label={t('access.comments')}
          description={t('access.commentsHint')}
          autoFocus
          rows={4}
          maxLength={1024}
          value={comments}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FailureNotice failure={ask.error?.failure} />
        {ask.isSuccess && !ask.isPending ? (
          <Text size="sm" role="status">
            {t('access.sent')}
          </Text>
        ) : null}
        <Group>
          <Button type="submit" loading={ask.isPending} disabled={servicePointId === null}>
            {t(again ? 'access.askAgain' : 'access.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
