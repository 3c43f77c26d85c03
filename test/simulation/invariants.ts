import { toHex } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import { GrowingTree } from '../../core/facts/growing-tree.ts';
import { noFactBefore } from '../../core/facts/hash.ts';
import type { RecordKind } from '../../core/records/records.ts';
import type { Database } from '../../server/store/database.ts';
import { sha256 } from '../../server/facts/sha256.ts';
import { editFaults } from './edit-faults.ts';
import { leaseFaults, leaseRecordFaults } from './lease-faults.ts';
import type { SimFact } from './sim-disk.ts';
import { type Homes, homesOf } from './homes.ts';
import type { Entry } from './sim-entry.ts';
import type { SimStation } from './sim-station.ts';

const KINDS: readonly RecordKind[] = ['organisation', 'service-point', 'station', 'person', 'account', 'membership', 'card'];

export interface World {
  readonly database: Database;
  readonly tenant: string;
  readonly stations: readonly SimStation[];
}

/** What must hold once everything has healed (spec sync 7.2), and does not. */
export async function violations({ database, tenant, stations }: World): Promise<readonly string[]> {
  const feed = await database.rows<Entry>({
    text: `SELECT feed.seq, feed.station, feed.epoch, feed.n, feed.leaf, fact.action, fact.body, feed.verdict FROM feed
      JOIN fact USING (tenant_id, station, epoch, n) WHERE feed.tenant_id = $1 ORDER BY feed.seq`,
    values: [tenant],
  });
  const homes = await homesOf({ database, tenant });
  const acts = actsOn(stations);
  return [
    ...feedFaults(feed),
    ...actFaults(feed, stations),
    ...stations.flatMap((station) => stationFaults(station, { feed, homes, acts })),
    ...(await recordFaults({ database, tenant, stations }, homes)),
    ...homeFaults(stations, homes),
    ...cardFaults(feed, homes),
    ...editFaults(feed),
    ...leaseFaults(feed),
    ...(await leaseRecordFaults(stations, { database, tenant })),
    ...(await uniqueFaults(feed, { database, tenant })),
  ];
}

/** Numbers without gaps; no fact twice; each chain from its first. */
function feedFaults(feed: readonly Entry[]): readonly string[] {
  const faults = feed.flatMap(({ seq }, at) => (seq === at + 1 ? [] : [`feed: ${seq} stands at ${at + 1}`]));
  const chains = new Map<string, { readonly n: number; readonly hash: string }>();
  for (const { station, epoch, n, leaf, body } of feed) {
    const name = `${station}/${epoch}`;
    const last = chains.get(name) ?? { n: 0, hash: noFactBefore };
    if (n !== last.n + 1) faults.push(`feed: ${name} has ${n} after ${last.n}`);
    if ((JSON.parse(body) as FactBody).previous !== last.hash) faults.push(`feed: ${name} parts at ${n}`);
    chains.set(name, { n, hash: toHex(leaf) });
  }
  return faults;
}

/** What was done at a station is in the feed once: as it was written first, or done again after it had been set aside. */
function actFaults(feed: readonly Entry[], stations: readonly SimStation[]): readonly string[] {
  const faults: string[] = [];
  const acts = new Map<string, number>();
  for (const { seq, leaf, body } of feed) {
    const act = againOf(body) ?? toHex(leaf);
    const first = acts.get(act);
    if (first !== undefined) faults.push(`feed: what was done at ${first} was done again at ${seq}`);
    acts.set(act, seq);
  }
  for (const station of stations) {
    for (const fact of station.facts()) {
      const { act, epoch, n, placed, station: author } = fact;
      if (!acts.has(act) && !onlyBegan(fact)) faults.push(`${station.parts.name}: ${author}/${epoch}/${n} is not in the feed`);
      if (epoch >= 0 && placed === 0) faults.push(`${station.parts.name}: ${author}/${epoch}/${n} has no place here`);
    }
  }
  return faults;
}

/** The first fact of an epoch that was set aside only began it: there is nothing to do again. */
const onlyBegan = ({ epoch, n }: SimFact): boolean => epoch < 0 && n === 1;

/** What the fact does again, by the hash of the one that told of it first. */
function againOf(body: string): string | undefined {
  return (JSON.parse(body) as { readonly note: { readonly again?: string } }).note.again;
}

interface Known {
  readonly feed: readonly Entry[];
  readonly homes: Homes;
  /** By which what a fact tells of is known, by its hash. */
  readonly acts: ReadonlyMap<string, string>;
}

const actsOn = (stations: readonly SimStation[]): ReadonlyMap<string, string> =>
  new Map(stations.flatMap((station) => station.facts().map(({ hash, act }) => [hash, act])));

/** Everything of the feed that is about somebody of its service point is here once, under the root that it has; whatever was acknowledged is in it, as it was or done again; nothing waits. */
function stationFaults(station: SimStation, { feed, homes, acts }: Known): readonly string[] {
  const { store, sync, acknowledged } = station;
  const { name } = station.parts;
  const faults: string[] = [];
  const began = new Set(station.facts().flatMap((fact) => (onlyBegan(fact) ? [fact.hash] : [])));
  const tree = new GrowingTree(sha256);
  const hashes = new Set(feed.flatMap(({ leaf, body }) => [toHex(leaf), againOf(body)]));
  for (const { leaf } of feed) tree.append(new Uint8Array(leaf));
  const position = store.feed.position();
  if (position.seq !== feed.length) faults.push(`${name}: has taken in ${position.seq} of ${feed.length}`);
  if (canonicalJson(position.roots as unknown as Json) !== canonicalJson(tree.roots.map(toHex) as Json))
    faults.push(`${name}: another root`);
  const { problem } = sync.state;
  if (store.outbox.waiting() > 0) faults.push(`${name}: ${store.outbox.waiting()} wait`);
  if (store.feed.aside() > 0) faults.push(`${name}: ${store.feed.aside()} are set aside`);
  if (problem !== undefined) faults.push(`${name}: ${problem.code}`);
  // What was done again may have been done again once more.
  const isThere = (hash: string): boolean => hashes.has(hash) || hashes.has(acts.get(hash) ?? hash) || began.has(hash);
  for (const hash of acknowledged) if (!isThere(hash)) faults.push(`${name}: lost the acknowledged fact ${hash}`);
  for (const { seq, leaf, verdict, body, station: author } of feed) {
    const here = store.feed.at(seq)?.hash;
    if (here === undefined && author !== station.id && !homes.isAbout(station.parts.servicePoint, JSON.parse(body) as FactBody)) continue;
    if (here !== toHex(leaf)) faults.push(`${name}: ${seq} is not here as it is in the feed`);
    if ((store.feed.case(seq) === undefined) !== (verdict.case === undefined)) faults.push(`${name}: another case at ${seq}`);
  }
  return faults;
}

/** Every record is the same at the server and at every station whose service point it concerns. */
async function recordFaults({ database, tenant, stations }: World, homes: Homes): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const kind of KINDS) {
    const rows = await database.rows<{ readonly id: string; readonly body: Json; readonly contested: boolean }>({
      text: 'SELECT id, body, contested FROM record WHERE tenant_id = $1 AND kind = $2',
      values: [tenant, kind],
    });
    for (const { id, body } of rows) {
      for (const station of stations) {
        const { parts, store } = station;
        if (!homes.concerns(parts.servicePoint, kind, id)) continue;
        const here = store.get(kind, id);
        // Of somebody who is on no disk any more nothing can be kept but what was told.
        if (here === undefined && homes.isOfNobody(kind, id)) continue;
        if (canonicalJson((here ?? null) as Json) !== canonicalJson(body))
          faults.push(`${parts.name}: ${kind} ${id} is another than at the server: ${differenceOf(here, body)}; ${station.history(id)}`);
      }
    }
  }
  return faults;
}

/** Whoever moved away is nowhere kept as somebody of the service point that they left, and the other way round. */
function homeFaults(stations: readonly SimStation[], homes: Homes): readonly string[] {
  return stations.flatMap(({ parts: { name, servicePoint }, store }) =>
    homes.people.flatMap(([id, home]) => {
      const here = store.get('person', id)?.servicePointId === servicePoint;
      return here === (home === servicePoint) ? [] : [`${name}: person ${id} is ${here ? 'still' : 'not'} of this service point`];
    }),
  );
}

/** A card that was made is the one that its record names, or a person is told; one that was locked stays so. */
function cardFaults(feed: readonly Entry[], homes: Homes): readonly string[] {
  const faults: string[] = [];
  for (const { seq, action, body, verdict } of feed) {
    const { subject, changes } = JSON.parse(body) as {
      readonly subject?: { readonly id: string };
      readonly changes: readonly { readonly set: Json }[];
    };
    if (subject === undefined) continue;
    const card = homes.card(subject.id);
    const set = changes[0]?.set as { readonly chip?: string } | undefined;
    if (action === 'card.issued' && card?.chip !== set?.chip && verdict.case === undefined) faults.push(`the card made at ${seq} is lost`);
    if (action === 'card.lock' && verdict.skip.length === 0 && card?.state !== 'locked')
      faults.push(`the card locked at ${seq} is ${card?.state ?? 'gone'}`);
  }
  return faults;
}

/** No two people have one e-mail address, or a person is told. */
async function uniqueFaults(feed: readonly Entry[], { database, tenant }: Pick<World, 'database' | 'tenant'>): Promise<readonly string[]> {
  const rows = await database.rows<{ readonly ids: readonly string[] }>({
    text: `SELECT array_agg(id) AS ids FROM record WHERE tenant_id = $1 AND kind = 'person' AND body ->> 'state' <> 'erased'
      GROUP BY body ->> 'email' HAVING count(*) > 1`,
    values: [tenant],
  });
  const told = new Set(feed.flatMap(({ verdict }) => (verdict.case?.kind === 'unique' ? [verdict.case.id] : [])));
  return rows.flatMap(({ ids }) =>
    ids.filter((id) => !told.has(id)).length > 1 ? [`${ids.join(', ')} have one address and nobody is told`] : [],
  );
}

/** The fields that are not the same here and at the server. */
function differenceOf(here: object | undefined, there: Json): string {
  if (here === undefined) return 'not here';
  const [left, right] = [here, there] as Readonly<Record<string, unknown>>[];
  const fields = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})]);
  const differing = [...fields].filter((field) => JSON.stringify(left?.[field]) !== JSON.stringify(right?.[field]));
  return differing.map((field) => `${field} ${JSON.stringify(left?.[field])}, not ${JSON.stringify(right?.[field])}`).join('; ');
}
