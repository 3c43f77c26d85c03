import { createPrivateKey, createPublicKey, randomBytes, randomUUID, sign } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { toBase64 } from '../../../core/base/bytes.ts';
import { askServer } from '../../../electron/central/ask-server.ts';
import { CENTRAL_SETTING } from '../../../electron/central/central-setting.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { Sync } from '../../../electron/sync/sync.ts';

/** A station as a process: the real store on its own disk and the real syncing over its own cable. Says every fact that it has committed. */
export interface StationOrder {
  readonly database: string;
  readonly id: string;
  /** PKCS #8, PEM. */
  readonly key: string;
  readonly organisation: string;
  readonly servicePoint: string;
  readonly address: string;
  readonly everyMs: number;
}

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as StationOrder;
const key = createPrivateKey(order.key);
const spki = new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }));
const signed = (message: Uint8Array): Uint8Array => new Uint8Array(sign(null, message, key));
// Written at once, so that what was said is out when the process is killed.
const say = (line: string): void => void writeSync(1, `${line}\n`);

const store = openStore({ path: order.database, now: Date.now, random: (length) => new Uint8Array(randomBytes(length)) });
store.writeAs({
  station: order.id,
  epoch: 0,
  sign: signed,
  dataKey: () => {
    throw new RangeError('nothing personal here');
  },
});
store.transact(({ settings }) => {
  const { address } = order;
  settings.set('station-id', order.id);
  settings.set(CENTRAL_SETTING, { address });
  settings.set('sync', { address, sealingSpki: 'AA==', enrolledAt: '2031-05-04T08:00:00.000Z' });
});
const { id: station, organisation, servicePoint } = order;
const sync = new Sync({
  store,
  now: Date.now,
  address: () => order.address,
  ask: (asking, as) => askServer(store, asking, as),
  station: () => ({ organisation, station, name: station, servicePoint, signingSpki: toBase64(spki), sign: signed }),
  secrets: () => ({ open: () => new Uint8Array(32), wrapTo: () => new Uint8Array(0) }),
  beginEpoch: () => say('epoch'),
  changed: () => undefined,
});

let writing = true;
process.stdin.on('data', () => {
  writing = false;
});

/** A full disk refuses; whoever works there tries again. */
function write(): void {
  const act = randomUUID();
  try {
    const fact = { kind: 'observation', action: 'identifier.seen', who: {}, servicePoint, note: { act }, changes: [] } as const;
    store.transact((writer) => writer.append(fact));
    say(`fact ${act}`);
  } catch (cause) {
    say(`refused ${cause instanceof Error ? cause.message : ''}`);
  }
}

async function writeAll(): Promise<void> {
  while (writing) {
    write();
    await after(order.everyMs);
  }
}

/** As somebody who presses the button: no pause grows. */
async function syncAll(): Promise<never> {
  for (;;) {
    await sync.now().catch((cause: unknown) => say(`refused ${String(cause)}`));
    if (!writing) say(`waiting ${store.outbox.waiting()} ${sync.state.problem?.code ?? ''}`);
    await after(200);
  }
}

await Promise.all([writeAll(), syncAll()]);
