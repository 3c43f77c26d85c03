import type { Change } from '../../core/facts/draft.ts';
import type { Reads } from './reads.ts';

/** Whom a change with personal fields is about: under that person's data key it is sealed. */
export async function personOf(change: Change, reads: Pick<Reads, 'get'>): Promise<string | undefined> {
  const { record, id } = change;
  if (record === 'person') return id;
  if (record === 'request' || record === 'access-request' || record === 'identity')
    return change.set.personId ?? (await reads.get(record, id))?.personId;
  if (record !== 'certificate') return undefined;
  const before = await reads.get('certificate', id);
  const holder = change.set.personId ?? before?.personId;
  return holder ?? (await reads.get('card', change.set.cardId ?? before?.cardId ?? ''))?.personId;
}
