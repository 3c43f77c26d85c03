import { randomBytes, randomUUID } from 'node:crypto';
import { KeyRing } from '../../../electron/secrets/key-ring.ts';
import { createMasterKeys } from '../../../electron/secrets/master-keys.ts';
import { createRecovery } from '../../../electron/secrets/recovery.ts';
import { createSealedSet } from '../../../electron/secrets/sealed-set.ts';
import { makeStationKeys, type Sealer, type StationKeys } from '../../../electron/secrets/station-keys.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
export const now = (): number => Date.parse('2031-05-04T08:00:00.000Z');

/** Stands for the key store of the operating system: turns the bits about, under a number that is the machine's. */
export function machineSealer(machine: number): Sealer {
  const turned = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ machine);
  return {
    seal: async (secret) => Uint8Array.from([machine, ...turned(secret)]),
    unseal: async (sealed) => {
      if (sealed[0] !== machine) throw new Error('this machine never sealed that');
      return turned(sealed.slice(1));
    },
  };
}

export const organisationId = randomUUID();
export const servicePointId = randomUUID();

/** Everything in secrets over one store, as a house has it. */
export function secretsOver(store: Store, keys: StationKeys) {
  const ring = new KeyRing({ store, keys, now, random });
  const parts = { store, ring, organisationId: () => organisationId, now, random, newId: () => randomUUID() };
  const sealed = createSealedSet(parts);
  return { store, keys, ring, sealed, masterKeys: createMasterKeys({ ...parts, sealed }), recovery: createRecovery({ ...parts, keys }) };
}

export type Secrets = ReturnType<typeof secretsOver>;

export function memoryStore(): Store {
  return openStore({ path: ':memory:', now, random });
}

/** A founded station: organisation key and the key of one service point under it. */
export async function foundedSecrets(machine = 0x5a): Promise<Secrets> {
  const store = memoryStore();
  const { keys, keep } = await makeStationKeys(machineSealer(machine), random);
  const secrets = secretsOver(store, keys);
  store.transact((writer) => {
    keep(writer);
    secrets.ring.make(writer, `organisation:${organisationId}`);
    secrets.ring.make(writer, `service-point:${servicePointId}`, `organisation:${organisationId}`);
  });
  return secrets;
}

/** Everything an error says of itself, down to its last cause. */
export function everythingOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const own = Object.entries(cause).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return [cause.name, cause.message, cause.stack ?? '', ...own, everythingOf(cause.cause)].join('\n');
}

/** What a piece of work throws. */
export function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (cause) {
    return cause;
  }
  throw new Error('it throws nothing');
}
