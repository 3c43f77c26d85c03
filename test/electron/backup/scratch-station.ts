import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { toBase64 } from '../../../core/base/bytes.ts';
import { Backups } from '../../../electron/backup/backups.ts';
import { KeyRing } from '../../../electron/secrets/key-ring.ts';
import { createRecovery } from '../../../electron/secrets/recovery.ts';
import { readRecoveryCode } from '../../../electron/secrets/recovery-code.ts';
import { createSealedSet } from '../../../electron/secrets/sealed-set.ts';
import { makeStationKeys, type StationKeys } from '../../../electron/secrets/station-keys.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import { putBlankStore } from '../store/blank-store.ts';
import { machineSealer } from '../secrets/scratch-secrets.ts';
import { personOf, steppingClock } from '../store/scratch-store.ts';

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
export const sealer = machineSealer(0x5a);

const ORGANISATION = { id: randomUUID(), name: 'Northwind Institute' };
const createdAt = '2031-05-04T08:00:00.000Z';

export interface ScratchStation {
  readonly folder: string;
  readonly path: string;
  readonly stationId: string;
  readonly servicePointId: string;
  readonly keys: StationKeys;
  readonly store: Store;
  readonly ring: KeyRing;
  readonly backups: Backups;
  readonly sealed: ReturnType<typeof createSealedSet>;
  /** The recovery code's bytes. */
  readonly code: Uint8Array;
  readonly dataKey: (blobId: string) => Uint8Array | undefined;
  /** A new person with a data key, sealed, in one transaction; gives the id. */
  person(n: number): string;
}

/** Everything that opens secrets over a store. */
export function secretsOver(store: Store, keys: StationKeys) {
  const now = steppingClock();
  const ring = new KeyRing({ store, keys, now, random });
  const sealed = createSealedSet({ store, ring, organisationId: () => ORGANISATION.id, now, random, newId: () => randomUUID() });
  return { ring, sealed, recovery: createRecovery({ store, ring, keys, organisationId: () => ORGANISATION.id, random }) };
}

/** A founded station on files: organisation key, service point key, recovery code, second copy; without window, authority and readers. */
export async function scratchStation(folder: string): Promise<ScratchStation> {
  const path = join(folder, 'station.sqlite');
  const now = steppingClock();
  putBlankStore(path);
  const store = openStore({ path, secondCopy: join(folder, 'station.copy'), now, random });
  const made = await makeStationKeys(sealer, random);
  const { ring, sealed, recovery } = secretsOver(store, made.keys);
  const [stationId, servicePointId] = [randomUUID(), randomUUID()];
  const dataKey = (blobId: string) => (store.blobs.get(blobId)?.destroyedAt === undefined ? sealed.open(blobId) : undefined);
  store.writeAs({ station: stationId, epoch: 0, sign: made.keys.sign, dataKey: (id) => sealed.open(id) });
  const station = {
    id: stationId,
    name: 'Desk 1',
    servicePointId,
    signingSpki: toBase64(made.keys.signingSpki),
    wrappingSpki: toBase64(made.keys.wrappingSpki),
    enabled: true,
    createdAt,
  };
  store.transact((writer) => {
    made.keep(writer);
    writer.settings.set('station-id', stationId);
    ring.make(writer, `organisation:${ORGANISATION.id}`);
    ring.make(writer, `service-point:${servicePointId}`, `organisation:${ORGANISATION.id}`);
    recovery.make(writer);
    writer.append({
      kind: 'observation',
      action: 'station.founded',
      who: {},
      changes: [
        { record: 'organisation', id: ORGANISATION.id, set: { ...ORGANISATION, rootSpkiHash: '0'.repeat(64), createdAt } },
        { record: 'service-point', id: servicePointId, set: { id: servicePointId, name: 'North campus', enabled: true, createdAt } },
        { record: 'station', id: stationId, set: station },
      ],
    });
  });
  const read = readRecoveryCode((recovery.groups() ?? []).join(''));
  if (read.kind !== 'code') throw new Error(read.kind);
  const backups = new Backups({
    store,
    ring,
    station: () => ({ id: stationId, name: 'Desk 1' }),
    organisation: () => ORGANISATION,
    dataFolder: folder,
    checkpoint: () => 'none in these tests',
    now,
    random,
  });
  const person = (n: number): string =>
    store.transact((writer) => {
      const id = randomUUID();
      const dataKeyId = sealed.putDataKey(writer, id, servicePointId);
      const photo = toBase64(random(600));
      const record = {
        ...personOf(servicePointId, { name: `Person ${n}`, email: `p${n}@example.org`, number: `P-${n}` }),
        id,
        dataKeyId,
        photo,
      };
      writer.append({ kind: 'intent', action: 'person.create', who: {}, changes: [{ record: 'person', id, set: record }] });
      return id;
    });
  return { folder, path, stationId, servicePointId, keys: made.keys, store, ring, sealed, backups, code: read.code, dataKey, person };
}
