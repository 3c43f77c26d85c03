import { wipe } from '../../core/base/bytes.ts';
import { erasedFields } from '../../core/facts/erased.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import { fold, FoldError, type Settings } from '../../core/facts/fold.ts';
import { recordSchemas, type RecordKind } from '../../core/records/records.ts';
import type { PersonActor } from '../../core/roles/actor.ts';
import { narrowerRolesOf } from '../../core/roles/narrower-role.ts';
import { isCredentialRole, isHouseRole } from '../../core/roles/role-names.ts';
import { counts, judgeActor } from '../../core/sync/judge-actor.ts';
import { judgeFact, type PastChange } from '../../core/sync/judge-fact.ts';
import { stayWith } from '../../core/sync/scope.ts';
import type { Verdict } from '../../core/sync/verdict.ts';
import { personActor } from '../actions/standing.ts';
import { codeOf } from '../store/database.ts';
import { DATA_KEY, type Opened, openAllSealed } from '../store/sealed-set.ts';
import type { TenantQueries } from '../store/tenant-queries.ts';
import { type Concern, concernOfUnfolded, Concerns, loadHolders } from './concerns.ts';
import { fenced, judgeLease } from './fold-lease.ts';
import { FoldUnit } from './fold-unit.ts';
import type { Placed } from './placed.ts';
import { openFields } from './sealed-fields.ts';

export interface Folded extends Concern {
  readonly verdict: Verdict;
}

export type FoldInto = TenantQueries & { readonly wrapping: Uint8Array; readonly nowMs: number };

/**
 * Judges facts of stations one after the other and folds them into the records, in the transaction that gives them their places: the records are
 * the fold of the feed and of nothing else.
 */
export async function foldFacts(placed: readonly Placed[], into: FoldInto): Promise<readonly Folded[]> {
  const unit = new FoldUnit(into);
  const keys: Folding['keys'] = new Map();
  const folding: Folding = { unit, into, keys, standings: new Map() };
  const folded: Folded[] = [];
  try {
    await readAtOnce(placed, folding);
    for (const one of placed) folded.push(await foldOne(one, folding).catch((cause: unknown) => unfolded(one, cause)));
    await unit.send();
    return folded;
  } finally {
    for (const key of keys.values()) if (typeof key === 'object') wipe(key);
  }
}

/** What is looked at for every fact, with a statement each for data keys, records, and those who have what only one may have. */
async function readAtOnce(placed: readonly Placed[], { unit, into, keys }: Folding): Promise<void> {
  const changes = placed.flatMap(({ fact }) => fact.changes.map((change, at) => ({ fact, change, at })));
  const ids = new Set(changes.flatMap(({ change }) => change.sealed?.dataKeyId ?? []));
  const openKeys = async (): Promise<void> => {
    const opened = await openAllSealed([...ids], { ...into, kind: DATA_KEY });
    for (const id of ids) keys.set(id, opened.get(id));
  };
  await Promise.all([openKeys(), unit.load(placed.flatMap(askedFor))]);
  await loadHolders(placed, unit);
  const readable = changes.filter(({ change }) => keys.get(change.sealed?.dataKeyId ?? '') !== 'unreadable');
  await unit.loadHolders(readable.map(({ fact, change, at }) => [change.record, change.id, openChange(fact, at, keys)] as const));
}

function askedFor({ fact: { changes, who, subject, servicePoint } }: Placed): readonly (readonly [kind: string, id: string])[] {
  return [
    ...changes.map(({ record, id }) => [record, id] as const),
    ...(subject === undefined ? [] : [[subject.kind, subject.id] as const, ['lease', subject.id] as const]),
    ...(servicePoint === undefined ? [] : [['service-point', servicePoint] as const]),
    ...(who.person === undefined ? [] : (['person', 'account'] as const).map((kind) => [kind, who.person ?? ''] as const)),
  ];
}

/** One fact that nothing can be made of must not hold up those behind it; what the database says is about the whole transaction. */
function unfolded({ fact }: Placed, cause: unknown): Folded {
  if (codeOf(cause) !== undefined) throw cause;
  const { record, id } = fact.changes[0] ?? { record: 'station', id: fact.station };
  const found: Verdict = {
    answer: 'accepted_with_exception',
    skip: fact.changes.map((_, at) => at),
    case: { kind: 'unreadable', record, id },
  };
  return { verdict: found, ...concernOfUnfolded(fact) };
}

type Standing = Omit<Parameters<typeof judgeActor>[1], 'subject'>;
/** Kinds of records by which somebody may do something or not. */
const STANDING: readonly RecordKind[] = ['person', 'account', 'membership', 'service-point', 'narrower-role'];

interface Folding {
  readonly unit: FoldUnit;
  readonly into: FoldInto;
  readonly keys: Map<string, Opened | undefined>;
  /** Of people who acted, as it was after so many changes of records that it is made of. */
  readonly standings: Map<string, { readonly changes: number; readonly standing: Standing }>;
}

async function foldOne(placed: Placed, folding: Folding): Promise<Folded> {
  const { seq, fact } = placed;
  const { unit, into } = folding;
  const within = { unit, nowMs: into.nowMs };
  const concerns = new Concerns(fact, unit);
  const { subject } = fact;
  if (subject !== undefined) await concerns.about(subject.kind, subject.id, unit.known(subject.kind, subject.id));
  const ofLease = await judgeLease(placed, within);
  if (ofLease !== undefined) return { verdict: ofLease, ...(await concerns.end()) };
  const opened = fact.changes.map((_, at) => openChange(fact, at, folding.keys));
  const holders = await holdersOf(fact, opened, unit);
  const judged = judgeFact(fact, {
    before: (record, id) => unit.known(record, id),
    recent: (record, id) => unit.recent(record, id),
    holder: (record, after) => holders.get(`${record}|${String(after['id'] ?? after['personId'])}`),
    opened,
    actor: judgeActor(fact, await acting(fact, folding)),
  });
  const found = await fenced(fact, judged, within);
  const skip = new Set([...found.skip, ...stayWith(fact, found.skip, (record, id) => unit.known(record, id))]);
  for (const [at, { record, id }] of fact.changes.entries()) {
    const before = unit.known(record, id);
    await concerns.note(record, id, before);
    const after = skip.has(at) ? undefined : folded(record as RecordKind, id, { before, set: opened[at] ?? {} });
    if (after === undefined) {
      skip.add(at);
      continue;
    }
    const change = pastOf(seq, fact, opened[at]);
    unit.put(record, id, { record: after, change, contested: holders.has(`${record}|${id}`) });
    await concerns.changed(record, id, { before, after });
    if (record === 'person' && after['state'] === 'erased') await destroyKeys(after, folding);
  }
  return { verdict: { ...found, skip: [...skip].sort((a, b) => a - b) }, ...(await concerns.end()) };
}

/** Who has what only one may have, of what is set; by the records that set it. */
async function holdersOf({ changes }: FactBody, opened: readonly Settings[], unit: FoldUnit): Promise<ReadonlyMap<string, string>> {
  const holders = new Map<string, string>();
  for (const [at, { record, id }] of changes.entries()) {
    const holder = await unit.holder(record, id, opened[at] ?? {});
    if (holder === undefined) continue;
    await unit.load([[record, holder]]);
    holders.set(`${record}|${id}`, holder);
  }
  return holders;
}

function pastOf(seq: number, { station, epoch, note }: FactBody, set: Settings = {}): PastChange {
  return { seq, station, epoch, again: note['again'] !== undefined, fields: Object.keys(set) };
}

/** The record after the change; undefined where that is none, which no station can fold either. */
function folded(
  record: RecordKind,
  id: string,
  { before, set }: { readonly before: Settings | undefined; readonly set: Settings },
): Settings | undefined {
  if (!Object.hasOwn(recordSchemas, record)) return undefined;
  try {
    return fold(record, before as never, { id, set });
  } catch (cause) {
    if (cause instanceof FoldError) return undefined;
    throw cause;
  }
}

/** What the change sets, with what is personal of it. */
function openChange(fact: FactBody, change: number, keys: Folding['keys']): Settings {
  const { station, epoch, n } = fact;
  const { record = '', id = '', set = {}, sealed } = fact.changes[change] ?? {};
  if (sealed === undefined) return set;
  const key = keys.get(sealed.dataKeyId);
  if (key === 'unreadable') throw new RangeError(`the data key ${sealed.dataKeyId} does not open`);
  return { ...set, ...personalOf(sealed.bytes, { station, epoch, n, change, record, id }, key) };
}

/** Personal fields; what stands for them where their key was destroyed or never came. */
function personalOf(sealed: string, place: Parameters<typeof openFields>[1], key: Uint8Array | undefined): Settings {
  if (key === undefined) return erasedFields(place.record, place.id);
  try {
    return openFields(sealed, place, key);
  } catch {
    return erasedFields(place.record, place.id);
  }
}

async function acting(fact: FactBody, { unit, standings }: Folding): Promise<Parameters<typeof judgeActor>[1]> {
  const personId = fact.who.person;
  const about = fact.subject;
  const subject =
    about === undefined || !Object.hasOwn(recordSchemas, about.kind) ? undefined : await unit.get(about.kind as RecordKind, about.id);
  if (personId === undefined || !counts(fact)) return { actor: undefined, standingSeq: 0, subject };
  const changes = STANDING.reduce((sum, kind) => sum + unit.changesOf(kind), 0);
  const known = standings.get(personId);
  if (known?.changes === changes) return { ...known.standing, subject };
  const standing = await standingOf(personId, unit);
  standings.set(personId, { changes, standing });
  return { ...standing, subject };
}

async function standingOf(personId: string, unit: FoldUnit): Promise<Standing> {
  const known = (await unit.get('person', personId)) !== undefined;
  const actor = known ? await actorOf(personId, unit) : undefined;
  const memberships = await unit.find('membership', { personId });
  await unit.load([
    ['account', personId],
    ...memberships.flatMap(({ id, servicePointId }) => [['membership', id] as const, ['service-point', servicePointId] as const]),
  ]);
  const standing = [
    unit.recent('person', personId),
    unit.recent('account', personId),
    ...memberships.map(({ id }) => unit.recent('membership', id)),
    // Where the service point is disabled nobody of it may work.
    ...memberships.map(({ servicePointId }) =>
      unit.recent('service-point', servicePointId).filter(({ fields }) => fields.includes('enabled')),
    ),
  ];
  return { actor, standingSeq: Math.max(0, ...standing.map((recent) => recent.at(-1)?.seq ?? 0)) };
}

/** As everywhere, but with the roles that the organisation's own stations made of others. */
async function actorOf(personId: string, unit: FoldUnit): Promise<PersonActor> {
  const actor = await personActor(personId, unit);
  const roles = (await unit.get('account', personId))?.roles ?? [];
  if (roles.every((role) => isCredentialRole(role) || isHouseRole(role))) return actor;
  const made = narrowerRolesOf(await unit.find('narrower-role', {}));
  return { ...actor, narrowerRoles: made.filter((role) => roles.includes(role.name)) };
}

/** Everything that their data were ever sealed with: wherever they lived it was wrapped anew, under another id. */
async function destroyKeys(person: Settings, { into, keys }: Folding): Promise<void> {
  const { id, dataKeyId } = person as { readonly id: string; readonly dataKeyId: string };
  const { queries, tenant } = into;
  const others = await queries.rows<{ readonly id: string }>({
    text: `SELECT id FROM relayed WHERE tenant_id = $1 AND blob ->> 'recordId' = $2 AND blob ->> 'kind' = $3`,
    values: [tenant, id, DATA_KEY],
  });
  const all = [...new Set([dataKeyId, ...others.map((other) => other.id)])];
  for (const one of all) keys.set(one, undefined);
  for (const table of ['sealed', 'relayed'])
    await queries.rows({ text: `DELETE FROM ${table} WHERE tenant_id = $1 AND id = ANY ($2::uuid[])`, values: [tenant, all] });
}
