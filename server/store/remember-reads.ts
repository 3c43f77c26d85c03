import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import { nameOf, type Reads } from './reads.ts';

/** For one call: what it has asked for once it need not ask for again, also while the first answer is on its way. */
export function rememberReads(reads: Reads): Reads {
  const asked = new Map<string, Promise<unknown>>();
  return {
    get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined> {
      const name = nameOf(kind, id);
      const known = asked.get(name) ?? reads.get(kind, id);
      asked.set(name, known);
      return known as Promise<RecordOf<Kind> | undefined>;
    },
    find: (kind, filter, page) => reads.find(kind, filter, page),
  };
}
