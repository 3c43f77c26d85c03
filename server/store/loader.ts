import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import type { Database } from './database.ts';
import { type Filter, findRecords, nameOf, readRecords, type Reads } from './reads.ts';
import type { Versioned } from './tenant-queries.ts';
import { shareReads } from './share-reads.ts';

/** Reads outside a transaction; calls that wait at the same moment share their statements. */
export function createLoader({ database, tenant }: { readonly database: Database; readonly tenant: string }): Reads {
  const from = { queries: database, tenant };
  const one = shareReads<readonly [string, Versioned]>(
    async (names) => [...(await readRecords(names.map(splitName), from))],
    ([name]) => name,
  );
  /** Of one person: asked at every call, about the same people again and again. */
  const memberships = shareReads<readonly [string, readonly RecordOf<'membership'>[]]>(
    (people) => Promise.all(people.map(async (personId) => [personId, await findRecords('membership', { personId }, from)] as const)),
    ([personId]) => personId,
  );
  const isOfPerson = (kind: RecordKind, filter: Filter): boolean => kind === 'membership' && Object.keys(filter).join() === 'personId';
  return {
    async get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined> {
      return (await one(nameOf(kind, id)))?.[1].record as RecordOf<Kind> | undefined;
    },
    async find<Kind extends RecordKind>(kind: Kind, filter: Filter, page?: Parameters<Reads['find']>[2]) {
      if (page !== undefined || !isOfPerson(kind, filter)) return findRecords(kind, filter, { ...from, page });
      return ((await memberships(filter.personId ?? ''))?.[1] ?? []) as unknown as readonly RecordOf<Kind>[];
    },
  };
}

function splitName(name: string): readonly [kind: string, id: string] {
  const at = name.indexOf('|');
  return [name.slice(0, at), name.slice(at + 1)];
}
