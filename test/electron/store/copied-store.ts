import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../electron/store/open-store.ts';
import { SecondCopy } from '../../../electron/store/second-copy.ts';
import type { Store, StoreWriter } from '../../../electron/store/store.ts';
import { scratchFolder } from '../station/scratch-folder.ts';
import { addPerson, newStation, personOf, type Station, steppingClock } from './scratch-store.ts';

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

export interface CopiedStore {
  readonly path: string;
  readonly copyPath: string;
  readonly station: Station;
  readonly servicePointId: string;
  readonly logged: string[];
  store: Store;
}

/** A store with one service point and a second copy beside it, in a folder of its own. */
export function copiedStore(): CopiedStore {
  const folder = scratchFolder();
  const [path, copyPath] = [join(folder, 'station.sqlite'), join(folder, 'station.copy')];
  const base = { path, copyPath, station: newStation(), servicePointId: randomUUID(), logged: [] };
  const kept = { ...base, store: opened(base) };
  const point = { id: kept.servicePointId, name: 'Main desk', enabled: true, createdAt: '2031-05-04T08:00:00.000Z' };
  kept.store.transact((writer) => {
    writer.append({ kind: 'observation', action: 'test', who: {}, changes: [{ record: 'service-point', id: point.id, set: point }] });
  });
  return kept;
}

export function opened(of: Pick<CopiedStore, 'path' | 'copyPath' | 'station' | 'logged'>, path = of.path): Store {
  const store = openStore({ path, secondCopy: of.copyPath, now: steppingClock(), random, log: (line) => of.logged.push(line) });
  store.writeAs(of.station.scribe);
  return store;
}

export function reopen(kept: CopiedStore): void {
  kept.store.close();
  kept.store = opened(kept);
}

/** Adds the person of that number. */
export const person =
  ({ servicePointId }: CopiedStore, n: number) =>
  (writer: StoreWriter) =>
    addPerson(writer, personOf(servicePointId, { name: `Person ${n}`, email: `p${n}@example.org`, number: String(n) }));

/** The copy up to its last frame, without the room after it. */
export function framesOf({ copyPath }: CopiedStore): Buffer {
  const copy = SecondCopy.open(copyPath);
  if (copy === undefined) throw new Error('expected a copy');
  const { length } = copy;
  copy.close();
  return readFileSync(copyPath).subarray(0, length);
}
