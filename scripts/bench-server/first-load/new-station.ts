import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { toBase64 } from '../../../core/base/bytes.ts';
import { askServer } from '../../../electron/central/ask-server.ts';
import { CENTRAL_SETTING } from '../../../electron/central/central-setting.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import { Sync } from '../../../electron/sync/sync.ts';
import { BENCH_KEY } from './house.ts';

// A process of its own that is a new station: the real store on a disk, and the real sync, which takes in the whole feed once.

export interface StationOrder {
  readonly database: string;
  readonly secondCopy: string;
  readonly id: string;
  /** PKCS #8, PEM. */
  readonly key: string;
  readonly organisation: string;
  readonly servicePoint: string;
  readonly address: string;
}
export interface TookIn {
  readonly seconds: number;
  readonly entries: number;
  /** Exchanges with the server, whatever they were for. */
  readonly trips: number;
  /** Of entries that something was found of, that could not be folded, or that were set aside. */
  readonly amiss: number;
  readonly problem?: string;
  readonly rss: number;
}

process.once('message', (order: StationOrder) => {
  takeIn(order).then(
    (took) => process.send?.(took, () => process.disconnect()),
    (cause: unknown) => {
      process.stderr.write(`${String(cause)}\n`);
      process.exit(1);
    },
  );
});

function opened({ database, secondCopy, id, address }: StationOrder, sign: (message: Uint8Array) => Uint8Array): Store {
  const store = openStore({ path: database, secondCopy, now: Date.now, random: (length) => new Uint8Array(randomBytes(length)) });
  store.writeAs({ station: id, epoch: 0, sign, dataKey: () => BENCH_KEY.slice() });
  store.transact(({ settings }) => {
    settings.set('station-id', id);
    settings.set(CENTRAL_SETTING, { address });
    settings.set('sync', { address, sealingSpki: 'AA==', enrolledAt: '2026-03-01T08:00:00.000Z' });
  });
  return store;
}

async function takeIn(order: StationOrder): Promise<TookIn> {
  const key = createPrivateKey(order.key);
  const signed = (message: Uint8Array): Uint8Array => new Uint8Array(sign(null, message, key));
  const signingSpki = toBase64(new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' })));
  const store = opened(order, signed);
  const { id: station, organisation, servicePoint } = order;
  let trips = 0;
  const sync = new Sync({
    store,
    now: Date.now,
    address: () => order.address,
    ask: (asking, as) => {
      trips += 1;
      return askServer(store, asking, as);
    },
    station: () => ({ organisation, station, name: station, servicePoint, signingSpki, sign: signed }),
    secrets: () => ({ open: () => BENCH_KEY.slice(), wrapTo: () => new Uint8Array(0) }),
    beginEpoch: () => undefined,
    changed: () => undefined,
  });
  const begun = performance.now();
  await sync.pull(0);
  const seconds = (performance.now() - begun) / 1000;
  const { problem } = sync.state;
  const { feed } = store;
  const amiss = feed.unfolded() + feed.openCases() + feed.aside();
  const took = { seconds, entries: feed.position().seq, trips, amiss, rss: process.memoryUsage.rss() };
  store.close();
  return { ...took, ...(problem === undefined ? {} : { problem: problem.code }) };
}
