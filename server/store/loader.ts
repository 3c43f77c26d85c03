import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import type { Database } from './database.ts';
import { findRecords, nameOf, readRecords, type Reads, type Versioned } from './reads.ts';

interface Wanted {
  readonly kind: string;
  readonly id: string;
  readonly resolve: (found: Versioned | undefined) => void;
  readonly reject: (cause: unknown) => void;
}

const MOST_AT_ONCE = 500;

/**
 * Reads outside a transaction. Calls that wait at the same moment share one statement, which begins after each of them was made, so that
 * nobody is answered with a state from before they asked.
 */
export function createLoader({ database, tenant }: { readonly database: Database; readonly tenant: string }): Reads {
  const waiting: Wanted[] = [];
  let begun = false;

  const begin = (): void => {
    begun = false;
    const now = waiting.splice(0, MOST_AT_ONCE);
    if (waiting.length > 0) later();
    void load(now);
  };
  const later = (): void => {
    if (begun) return;
    begun = true;
    setImmediate(begin);
  };
  async function load(now: readonly Wanted[]): Promise<void> {
    try {
      const different = new Map(now.map(({ kind, id }) => [nameOf(kind, id), [kind, id] as const]));
      const found = await readRecords([...different.values()], { queries: database, tenant });
      for (const { kind, id, resolve } of now) resolve(found.get(nameOf(kind, id)));
    } catch (cause) {
      for (const { reject } of now) reject(cause);
    }
  }

  return {
    async get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined> {
      const found = await new Promise<Versioned | undefined>((resolve, reject) => {
        waiting.push({ kind, id, resolve, reject });
        later();
      });
      return found?.record as RecordOf<Kind> | undefined;
    },
    find: (kind, filter, page) => findRecords(kind, filter, { queries: database, tenant, page }),
  };
}
