import type { Settings } from '../facts/fold.ts';
import type { RecordKind } from '../records/records.ts';

/** The records that a record names and that have to be where it is. */
export function referencesOf(kind: RecordKind, record: Settings): readonly (readonly [kind: RecordKind, id: string])[] {
  const named: readonly (readonly [RecordKind, unknown])[] = [
    ['service-point', record['servicePointId']],
    ['person', record['personId']],
    ['person', kind === 'api-key' ? record['makerId'] : undefined],
    ['request', kind === 'card' ? record['requestId'] : undefined],
    ['raid', record['raidId']],
    [cardKindOf(record), kind === 'station' ? undefined : record['cardId']],
  ];
  return named.flatMap(([of, id]) => (typeof id === 'string' ? [[of, id] as const] : []));
}

function cardKindOf(record: Settings): RecordKind {
  if (record['temporary'] === true) return 'temporary-card';
  return record['virtual'] === true ? 'virtual-smart-card' : 'card';
}
