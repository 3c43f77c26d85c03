import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { when } from '../../format.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** An unfinished operation: finish it when the card is back, or give the card up. */
export function Unfinished({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  const finish = useAction('operation.finish');
  const discard = useAction('operation.discard');
  const readers = useStation('reader.list', {}).data?.readers ?? [];
  const { openOperation } = card;
  if (openOperation === undefined) return null;
  const running = readers.find((reader) => reader.operation?.id === openOperation.operationId);
  if (running !== undefined) {
    return (
      <Alert color="blue" variant="light">
        <Button variant="default" onClick={() => go(`/operations/${openOperation.operationId}`)}>
          {t('issue.watch')}
        </Button>
      </Alert>
    );
  }
  const back = readers.find((reader) => reader.unfinishedOperationId === openOperation.operationId);
  const onFinish = (reader: string): void =>
    finish.mutate({ operationId: openOperation.operationId, reader }, { onSuccess: ({ operationId }) => go(`/operations/${operationId}`) });
  return (
    <Alert color="red" variant="light" title={t('card.unfinished.title')}>
      <Text size="sm">
        {t('card.unfinished.text', {
          step: t(`issue.steps.${openOperation.step}`, { defaultValue: openOperation.step }),
          when: when(openOperation.since),
        })}
      </Text>
      {back === undefined ? <Text size="sm">{t('card.unfinished.putIn')}</Text> : null}
      <Group mt="sm">
        <Button
          disabled={back === undefined}
          loading={finish.isPending}
          onClick={() => (back === undefined ? undefined : onFinish(back.name))}
        >
          {t('card.unfinished.finish')}
        </Button>
        <Button
          variant="default"
          color="red"
          loading={discard.isPending}
          onClick={() => discard.mutate({ operationId: openOperation.operationId, ...(back === undefined ? {} : { reader: back.name }) })}
        >
          {t('card.unfinished.discard')}
        </Button>
      </Group>
      <FailureNotice failure={finish.error?.failure ?? discard.error?.failure} />
    </Alert>
  );
}
