import type { ReaderTile } from '../../core/actions/views.ts';
import { useStation } from '../queries.ts';
import { mayAtAll, useSession } from '../session-context.ts';

/** The reader in which a card lies just now, by the id of its record, a temporary card's as well; for those who may see the readers. */
export function useReaderOf(): (recordId: string) => ReaderTile | undefined {
  const enabled = mayAtAll(useSession(), 'reader.list');
  const readers = useStation('reader.list', {}, { enabled }).data?.readers ?? [];
  return (recordId) => readers.find(({ cardId, temporaryCardId }) => cardId === recordId || temporaryCardId === recordId);
}
