import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBase64, toHex } from '../../../core/base/bytes.ts';
import { leafHash } from '../../../core/facts/hash.ts';
import type { FeedEntry, FeedPage } from '../../../core/sync/wire.ts';
import { sha256 } from '../../../electron/store/append.ts';
import type { Asking, Shape } from '../../../electron/sync/station-token.ts';
import { Sync } from '../../../electron/sync/sync.ts';
import { BENCH_KEY, deliveries } from '../../../scripts/bench-server/first-load/house.ts';
import { newAuthor } from '../../../scripts/bench-server/ingest/journals.ts';
import { addPerson, newStation, personOf, type Scratch, scratchStore } from '../store/scratch-store.ts';

const ADDRESS = 'https://central.example.org';
const ENTRIES = 1150;
const PART = 500;
const desk = { tenant: randomUUID(), servicePointId: randomUUID(), operatorId: randomUUID() };

/** All that two stations delivered, as the server gives it in one page. */
function wholeFeed(): FeedPage {
  const all = [...deliveries([newAuthor(), newAuthor()], { desk, facts: ENTRIES, atOnce: 60 })];
  const entries = all
    .flatMap(({ facts }) => facts)
    .map(({ fact, hash, body, signature }, at): FeedEntry => {
      const { station, epoch, n } = fact;
      const verdict: FeedEntry['verdict'] = { answer: 'accepted', skip: [] };
      return { seq: at + 1, leaf: toHex(hash), station, epoch, n, body, signature: toBase64(signature), verdict };
    });
  return { entries, head: entries.length, blobs: all.flatMap(({ blobs }) => blobs) };
}

describe('a page of the feed that is longer than what is taken in at once', () => {
  let scratch: Scratch;
  let page: FeedPage;
  let sync: Sync;

  beforeEach(() => {
    const own = newStation();
    scratch = scratchStore({ ...own, scribe: { ...own.scribe, dataKey: () => BENCH_KEY.slice() } });
    page = wholeFeed();
    scratch.store.transact(({ settings, outbox }) => {
      settings.set('station-id', own.id);
      settings.set('sync', { address: ADDRESS, sealingSpki: 'AA==', enrolledAt: '2031-05-04T08:00:00.000Z' });
      outbox.leaveToOthers(outbox.next({ facts: 10, characters: 1e6 }).map(({ position }) => position));
    });
    const { organisation, station } = { organisation: desk.tenant, station: own.id };
    const answers: Readonly<Record<string, unknown>> = { challenge: { challenge: 'c' }, token: { access_token: 't', expires_in: 900 } };
    sync = new Sync({
      store: scratch.store,
      now: Date.now,
      address: () => ADDRESS,
      ask: <Value>({ path }: Asking, as: Shape<Value>) => {
        const from = Number(/from=(\d+)/.exec(path)?.[1] ?? 0);
        const rest = { ...page, entries: page.entries.slice(from) };
        return Promise.resolve(as.parse(answers[path.split('/').at(-1) ?? ''] ?? rest));
      },
      station: () => ({ organisation, station, name: 'Desk', servicePoint: desk.servicePointId, signingSpki: '', sign: own.scribe.sign }),
      secrets: () => ({ open: () => BENCH_KEY.slice(), wrapTo: () => new Uint8Array(0) }),
      beginEpoch: () => undefined,
      changed: () => undefined,
    });
  });
  afterEach(() => scratch.end());

  const spoil = (seq: number, how: (entry: FeedEntry) => Partial<FeedEntry>): void => {
    page.entries = page.entries.map((entry) => (entry.seq === seq ? { ...entry, ...how(entry) } : entry));
  };
  const otherSignature = ({ signature = '' }: FeedEntry): Partial<FeedEntry> => ({
    signature: `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
  });

  it('is taken in whole', async () => {
    await sync.pull(0);
    const { feed } = scratch.store;
    expect([sync.state.problem, feed.position().seq, feed.unfolded(), feed.openCases()]).toEqual([undefined, ENTRIES, 0, 0]);
  });

  it.each([0, 1, 2])('is taken in up to the part in which the last of a chain is not signed by its station: part %i', async (part) => {
    const entries = page.entries.slice(part * PART, (part + 1) * PART);
    for (const station of new Set(entries.slice(-100).map((entry) => entry.station))) {
      const last = entries.findLast((entry) => entry.station === station);
      if (last !== entries.at(-1)) spoil(last?.seq ?? 0, otherSignature);
    }
    await sync.pull(0);
    expect(sync.state.problem?.code).toBe('feed-signature');
    expect(scratch.store.feed.position().seq).toBe(part * PART);
  });

  it('is taken in one by one from the part on in which somebody has a number that only one may have', async () => {
    scratch.store.transact((writer) =>
      addPerson(writer, personOf(scratch.servicePointId, { name: 'Ann', email: 'ann@example.org', number: '50' })),
    );
    await sync.pull(0);
    const { feed } = scratch.store;
    expect([sync.state.problem, feed.position().seq, feed.marks().length]).toEqual([undefined, ENTRIES, 4]);
    expect(feed.unfolded()).toBeGreaterThan(0);
    expect(scratch.store.people.byNumber('51')).toBeDefined();
  });

  it('is taken in where a signature is spoiled of a fact that the next of its chain is signed with', async () => {
    spoil(2 * PART + 20, otherSignature);
    await sync.pull(0);
    expect([sync.state.problem, scratch.store.feed.position().seq]).toEqual([undefined, ENTRIES]);
  });

  it('is taken in up to the part in which a fact is another than what follows it is signed with', async () => {
    const { body = '', ...of } = page.entries[PART + 99] ?? page.entries[0] ?? ({} as FeedEntry);
    const other = body.replace(/"action":"[^"]*"/, '"action":"bench.other"');
    spoil(of.seq, () => ({ body: other, leaf: toHex(leafHash(Buffer.from(other), sha256)) }));
    await sync.pull(0);
    expect([sync.state.problem?.code, scratch.store.feed.position().seq]).toEqual(['feed-signature', PART]);
  });

  it('is taken in by the key of the station that the fact names, whatever the server says whose it is', async () => {
    const [first] = page.entries;
    spoil(600, () => ({ station: first?.station ?? '' }));
    spoil(602, () => ({ station: randomUUID() }));
    await sync.pull(0);
    expect([sync.state.problem, scratch.store.feed.position().seq]).toEqual([undefined, ENTRIES]);
  });

  it('is refused from the entry on that is none', async () => {
    spoil(PART + 50, () => ({ leaf: 'no leaf' }));
    await sync.pull(0);
    expect([sync.state.problem?.code, scratch.store.feed.position().seq]).toEqual(['central-refused', PART]);
  });
});
