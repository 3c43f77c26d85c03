import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foundHash } from '../../../core/sync/digest.ts';
import { accepted } from '../../../core/sync/verdict.ts';
import { sha256 } from '../../../electron/store/append.ts';
import type { TakenEntry } from '../../../electron/store/feed.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { SecondCopy } from '../../../electron/store/second-copy.ts';
import type { Store } from '../../../electron/store/store.ts';
import { keepBlobs } from '../../../electron/sync/keep-blobs.ts';
import { BENCH_KEY, deliveries } from '../../../scripts/bench-server/first-load/house.ts';
import { newAuthor } from '../../../scripts/bench-server/ingest/journals.ts';
import { scratchFolder } from '../station/scratch-folder.ts';
import { newStation, steppingClock } from './scratch-store.ts';

const dataKey = (): Uint8Array => BENCH_KEY.slice();

describe('a second copy of what came by the feed', () => {
  const desk = { tenant: randomUUID(), servicePointId: randomUUID(), operatorId: randomUUID() };
  const delivered = [...deliveries([newAuthor(), newAuthor()], { desk, facts: 100, atOnce: 24 })];
  const entries = delivered
    .flatMap(({ facts }) => facts)
    .map(({ hash: leaf, body, signature }, at): TakenEntry => {
      return { seq: at + 1, leaf, found: foundHash(accepted, sha256), fact: { body, signature, verdict: accepted } };
    });
  let store: Store;
  let copyPath: string;
  const opened = (path: string, secondCopy?: string): Store =>
    openStore({ path, now: steppingClock(), random: (length) => new Uint8Array(randomBytes(length)), ...(secondCopy && { secondCopy }) });

  beforeEach(() => {
    const folder = scratchFolder();
    copyPath = join(folder, 'station.copy');
    store = opened(join(folder, 'station.db'), copyPath);
    const { id, scribe } = newStation();
    store.writeAs({ ...scribe, dataKey });
    store.transact((writer) => {
      writer.settings.set('station-id', id);
      keepBlobs(
        delivered.flatMap(({ blobs }) => blobs),
        writer,
      );
    });
  });
  afterEach(() => store.close());

  const seenIn = (of: Store) => ({
    seq: of.feed.position().seq,
    unfolded: of.feed.unfolded(),
    waiting: of.outbox.waiting(),
    records: (['person', 'account', 'card', 'station'] as const).map((kind) => of.all(kind)),
    facts: entries.map(({ seq }) => of.feed.at(seq)),
  });

  /** What a store has that is made of the copy alone. */
  function fromCopy(): ReturnType<typeof seenIn> {
    const copy = SecondCopy.open(copyPath);
    const again = opened(':memory:');
    if (copy !== undefined) again.takeIn(copy, dataKey);
    copy?.close();
    const seen = seenIn(again);
    again.close();
    return seen;
  }

  it.each([1, 7, 100])('gives it back whole, taken in by %i', (atOnce) => {
    for (let from = 0; from < entries.length; from += atOnce) store.transact(({ feed }) => feed.take(entries.slice(from, from + atOnce)));
    expect(seenIn(store)).toMatchObject({ seq: 100, unfolded: 0 });
    expect(fromCopy()).toEqual(seenIn(store));
  });

  it('gives back what of it has its place still, where the server lost the end of the feed', () => {
    for (const from of [0, 60]) store.transact(({ feed }) => feed.take(entries.slice(from, from === 0 ? 60 : 100)));
    store.transact(({ feed }) => feed.unwind(60));
    expect(seenIn(store)).toMatchObject({ seq: 60, unfolded: 0 });
    expect(fromCopy()).toEqual(seenIn(store));
    store.transact(({ feed }) => feed.take(entries.slice(60, 70)));
    expect(seenIn(store)).toMatchObject({ seq: 70, unfolded: 0 });
    expect(fromCopy()).toEqual(seenIn(store));
  });
});
