import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TemporaryCardView } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

/** Which blank becomes this card? */
export function IssueHere({ card, onDone }: { readonly card: TemporaryCardView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const issue = useAction('temporary-card.issue');
  const readers = useStation('reader.list', {}).data?.readers ?? [];
  const blanks = readers.filter((reader) => reader.contents === 'blank' && reader.operation === undefined);
  const start = (reader: string): void =>
    issue.mutate({ temporaryCardId: card.id, reader }, { onSuccess: ({ operationId }) => go(`/operations/${operationId}`) });
  return (
    <Alert color="blue" variant="light" title={t('actions.temporary-card.issue')}>
      {blanks.length === 0 ? t('temporaryCards.needsBlank') : null}
      <Group mt="sm">
        {blanks.map((reader) => (
          <Button key={reader.name} loading={issue.isPending} onClick={() => start(reader.name)}>
            {t('temporaryCards.issueHere', { reader: reader.number })}
          </Button>
        ))}
        <CancelButton onClick={onDone} />
      </Group>
      <FailureNotice failure={issue.error?.failure} />
    </Alert>
  );
}
