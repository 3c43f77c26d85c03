import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../../../core/failures/refusal.ts';
import { Journal } from '../../../../electron/store/journal.ts';
import { openStore } from '../../../../electron/store/open-store.ts';
import type { Store } from '../../../../electron/store/store.ts';
import { addPerson, newStation, personOf, steppingClock } from '../scratch-store.ts';

/** Fills a small disk with facts, reports what came of it, makes room, goes on; all as one line of JSON. */
const folder = process.argv[2] ?? '';
const ballast = join(folder, 'ballast');
const station = newStation();
const opening = { path: join(folder, 'station.db'), now: steppingClock(), random: (length: number) => new Uint8Array(randomBytes(length)) };
const servicePointId = randomUUID();

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (cause) {
    return cause instanceof Refusal ? cause.failure.code : String(cause);
  }
}

function write(store: Store, number: number): void {
  const photo = randomBytes(6000).toString('base64');
  const name = { name: `Person ${number}`, email: `p${number}@example.org`, number: String(1000 + number) };
  store.transact((writer) => addPerson(writer, personOf(servicePointId, { ...name, photo })));
}

function open(): Store {
  const store = openStore(opening);
  store.writeAs(station.scribe);
  return store;
}

writeFileSync(ballast, new Uint8Array(400_000));
let store = open();
const createdAt = '2031-05-04T08:00:00.000Z';
store.transact((writer) =>
  writer.append({
    kind: 'intent',
    action: 'station.first-start',
    who: {},
    changes: [{ record: 'service-point', id: servicePointId, set: { id: servicePointId, name: 'Main desk', enabled: true, createdAt } }],
  }),
);
let written = 0;
let code = 'done';
while (code === 'done' && written < 5000) {
  code = codeOf(() => write(store, written + 1));
  if (code === 'done') written += 1;
}
const again = codeOf(() => write(store, written + 1));
const readable = store.people.count({ servicePointIds: [servicePointId] });
rmSync(ballast);
const withRoom = codeOf(() => write(store, written + 1));
store.close();
store = open();
const { sound, entries } = await new Journal({ store, scribe: station.scribe, publicKey: station.publicKey }).verify();
const people = store.people.count({ servicePointIds: [servicePointId] });
store.close();
let size = 1 << 20;
while (size >= 1) {
  if (codeOf(() => writeFileSync(ballast, new Uint8Array(size), { flag: 'a' })) !== 'done') size >>= 1;
}
const elsewhere = codeOf(() => openStore({ ...opening, path: join(folder, 'second.db') }).close());
process.stdout.write(`${JSON.stringify({ written, code, again, readable, withRoom, sound, entries, people, elsewhere })}\n`);
