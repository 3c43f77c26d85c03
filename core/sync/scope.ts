import type { FactBody } from '../facts/fact.ts';
import type { Settings } from '../facts/fold.ts';

/** Kinds that every station of the organisation has whole. */
const ofAll: readonly string[] = [
  'organisation',
  'service-point',
  'station',
  'identifier',
  'reason',
  'default-role',
  'narrower-role',
  'option',
  'attestation-ca',
];

/** The service points that a record concerns: its home; `all` where every station has it. */
export function pointsOf(record: string, of: Settings | undefined): readonly string[] | 'all' {
  if (ofAll.includes(record)) return 'all';
  const home = of?.['servicePointId'];
  return typeof home === 'string' ? [home] : [];
}

/** Kinds that go with a person to another service point. A card of the pool, a membership and what was asked for at a service point stay there. */
const goAlong: readonly string[] = ['card', 'certificate', 'virtual-smart-card', 'mobile-id', 'request', 'identity'];

/** Whose a record is: a person, or a card that is somebody's; undefined where it goes with nobody. */
export type Holder = readonly [kind: 'person' | 'card' | 'virtual-smart-card', id: string];

export function holderOf(record: string, id: string, of: Settings | undefined): Holder | undefined {
  if (record === 'person' || record === 'account') return ['person', id];
  if (!goAlong.includes(record) || of?.['temporary'] === true) return undefined;
  const { personId, cardId } = of ?? {};
  if (typeof personId === 'string') return ['person', personId];
  if (record !== 'certificate' || typeof cardId !== 'string') return undefined;
  return [of?.['virtual'] === true ? 'virtual-smart-card' : 'card', cardId];
}

/**
 * Under which an entry about a record is kept until it shows whose it is: the record itself where it is not known (yet), else the card that is not.
 * Undefined for what goes with nobody.
 */
export function awaitedOf(record: string, id: string, of: Settings | undefined): readonly [kind: string, id: string] | undefined {
  if (of !== undefined) return holderOf(record, id, of);
  return goAlong.includes(record) ? [record, id] : undefined;
}

type Known = (record: string, id: string) => Settings | undefined;

/** Of the changes by which somebody moves, those that do not count since their own does not: what goes along stays where they are. */
export function stayWith({ changes }: Pick<FactBody, 'changes'>, skip: readonly number[], known: Known): readonly number[] {
  const staying = new Set(skip.flatMap((at) => (isMoveOf('person', changes[at]) ? [changes[at]?.id] : [])));
  if (staying.size === 0) return [];
  return changes.flatMap((change, at) => {
    if (!('servicePointId' in change.set) || skip.includes(at)) return [];
    const [kind, id] = holderOf(change.record, change.id, { ...known(change.record, change.id), ...change.set }) ?? [];
    const person = kind === undefined || kind === 'person' ? id : known(kind, id ?? '')?.['personId'];
    return staying.has(String(person)) ? [at] : [];
  });
}

/** What makes a record names its id as well. */
function isMoveOf(kind: string, change: FactBody['changes'][number] | undefined): boolean {
  return change?.record === kind && 'servicePointId' in change.set && !('id' in change.set);
}
