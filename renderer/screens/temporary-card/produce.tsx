import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';

/** Row 51: every blank in a reader can become the next card that waits; several readers work at once. */
export function Produce() {
  const { t } = useTranslation();
  const waiting = useStation('temporary-card.find', { text: '', states: ['requested', 'failed'], limit: 50 }).data;
  const readers = useStation('reader.list', {}).data?.readers ?? [];
  const issue = useAction('temporary-card.issue');
  const queue = (waiting?.cards ?? []).filter((card) => card.unfinished === undefined);
  const blanks = readers.filter((reader) => reader.contents === 'blank' && reader.operation === undefined);
  if (queue.length === 0) return null;
  return (
    <div className="cw-panel" style={{ padding: 20, marginBottom: 16 }}>
      <h2 style={{ marginTop: 0 }}>{t('temporaryCards.produce.title', { count: waiting?.total ?? queue.length })}</h2>
      {blanks.length === 0 ? <p className="cw-soft">{t('temporaryCards.produce.putIn')}</p> : null}
      <Group>
        {blanks.slice(0, queue.length).map((reader, index) => {
          const card = queue[index];
          return card === undefined ? null : (
            <Button
              key={reader.name}
              variant={index === 0 ? 'filled' : 'default'}
              disabled={issue.isPending}
              onClick={() => issue.mutate({ temporaryCardId: card.id, reader: reader.name })}
            >
              {t('temporaryCards.produce.here', { reader: reader.number, number: card.number })}
            </Button>
          );
        })}
      </Group>
      <FailureNotice failure={issue.error?.failure} />
    </div>
  );
}
