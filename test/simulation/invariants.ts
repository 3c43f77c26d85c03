import { toHex } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { GrowingTree } from '../../core/facts/growing-tree.ts';
import type { RecordKind } from '../../core/records/records.ts';
import type { Verdict } from '../../core/sync/verdict.ts';
import type { Database } from '../../server/store/database.ts';
import { sha256 } from '../../server/facts/sha256.ts';
import type { SimStation } from './sim-station.ts';

interface Entry {
  readonly seq: number;
  readonly station: string;
  readonly epoch: number;
  readonly n: number;
  readonly leaf: Buffer;
  readonly action: string;
  readonly body: string;
  readonly verdict: Verdict;
}

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
  return [
    ...feedFaults(feed),
    ...stations.flatMap((station) => stationFaults(station, feed)),
    ...(await recordFaults({ database, tenant, stations })),
    ...cardFaults(feed, stations),
  ];
}

/** Numbers without gaps; no fact twice; each chain from its first. */
function feedFaults(feed: readonly Entry[]): readonly string[] {
  const faults = feed.flatMap(({ seq }, at) => (seq === at + 1 ? [] : [`feed: ${seq} stands at ${at + 1}`]));
  const chains = new Map<string, number>();
  for (const { station, epoch, n } of feed) {
    const name = `${station}/${epoch}`;
    if (n !== (chains.get(name) ?? 0) + 1) faults.push(`feed: ${name} has ${n} after ${chains.get(name) ?? 0}`);
    chains.set(name, n);
  }
  return faults;
}

/** Everything of the feed is here once, under the root that it has; whatever was acknowledged is in it; nothing waits. */
function stationFaults({ parts: { name }, store, sync, acknowledged }: SimStation, feed: readonly Entry[]): readonly string[] {
  const faults: string[] = [];
  const tree = new GrowingTree(sha256);
  const hashes = new Set(feed.map(({ leaf }) => toHex(leaf)));
  for (const { leaf } of feed) tree.append(new Uint8Array(leaf));
  const position = store.feed.position();
  if (position.seq !== feed.length) faults.push(`${name}: has taken in ${position.seq} of ${feed.length}`);
  if (canonicalJson(position.roots as unknown as Json) !== canonicalJson(tree.roots.map(toHex) as Json))
    faults.push(`${name}: another root`);
  const { problem } = sync.state;
  if (store.outbox.waiting() > 0) faults.push(`${name}: ${store.outbox.waiting()} wait`);
  if (problem !== undefined) faults.push(`${name}: ${problem.code}`);
  for (const hash of acknowledged) if (!hashes.has(hash)) faults.push(`${name}: lost the acknowledged fact ${hash}`);
  for (const { seq, leaf } of feed)
    if (store.feed.at(seq)?.hash !== toHex(leaf)) faults.push(`${name}: ${seq} is not here as it is in the feed`);
  return faults;
}

/** Every record is the same at the server and at every station. */
async function recordFaults({ database, tenant, stations }: World): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const kind of KINDS) {
    const rows = await database.rows<{ readonly id: string; readonly body: Json; readonly contested: boolean }>({
      text: 'SELECT id, body, contested FROM record WHERE tenant_id = $1 AND kind = $2',
      values: [tenant, kind],
    });
    for (const { id, body } of rows) {
      for (const { parts, store } of stations) {
        const here = store.get(kind, id);
        if (canonicalJson((here ?? null) as Json) !== canonicalJson(body))
          faults.push(`${parts.name}: ${kind} ${id} is another than at the server`);
      }
    }
  }
  return faults;
}

/** A card that was made is the one that its record names, or a person is told; one that was locked stays so. */
function cardFaults(feed: readonly Entry[], stations: readonly SimStation[]): readonly string[] {
  const faults: string[] = [];
  const [first] = stations;
  for (const { seq, action, body, verdict } of feed) {
    const { subject, changes } = JSON.parse(body) as {
      readonly subject?: { readonly id: string };
      readonly changes: readonly { readonly set: Json }[];
    };
    if (subject === undefined) continue;
    const card = first?.store.get('card', subject.id);
    const set = changes[0]?.set as { readonly chip?: string } | undefined;
    if (action === 'card.issued' && card?.chip !== set?.chip && verdict.case === undefined) faults.push(`the card made at ${seq} is lost`);
    if (action === 'card.lock' && verdict.skip.length === 0 && card?.state !== 'locked')
      faults.push(`the card locked at ${seq} is ${card?.state ?? 'gone'}`);
  }
  return faults;
}
