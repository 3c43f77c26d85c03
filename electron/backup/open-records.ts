import { existsSync } from 'node:fs';
import { Refusal } from '../../core/failures/refusal.ts';
import { KeyRing } from '../secrets/key-ring.ts';
import { openSealed, type Opener } from '../secrets/sealed-set.ts';
import { SecretError } from '../secrets/secret-error.ts';
import { loadStationKeys, type Sealer, type StationKeys } from '../secrets/station-keys.ts';
import { openStore } from '../store/open-store.ts';
import { SecondCopy } from '../store/second-copy.ts';
import { StoreFault } from '../store/store-fault.ts';
import { lockStore } from '../store/store-lock.ts';
import type { AtCommit, DataKey, Store, StoreReader } from '../store/store.ts';
import { damageMark } from './record-paths.ts';

/** Why the records cannot be worked with: unreadable pages, transactions lost, keys sealed elsewhere, or found bad when they were verified. */
export type DamageWhy = 'unreadable' | 'behind' | 'keys' | 'found';

export interface RecordsParts {
  readonly path: string;
  readonly copyPath: string;
  readonly sealer: Sealer;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly log: (line: string) => void;
  readonly atCommit?: AtCommit | undefined;
}

/** The records, or why they are damaged; then their lock is held until `release`. */
export type OpenedRecords = { readonly store: Store } | { readonly damage: DamageWhy; readonly release: () => void };

/**
 * Opens a station's records at start: lets a commit that was cut off take its place, and notices what is damaged. Throws Refusal: store-in-use,
 * disk-full; StoreFault for a store that this program must not touch.
 */
export async function openRecords(parts: RecordsParts): Promise<OpenedRecords> {
  if (existsSync(damageMark(parts.path))) return damaged('found', parts);
  let store: Store | undefined;
  try {
    const { path, copyPath: secondCopy, now, random, log, atCommit } = parts;
    store = openStore({ path, secondCopy, now, random, log, ...(atCommit === undefined ? {} : { atCommit }) });
    const why = (store.secondCopy?.behind ?? 0) > 1 ? 'behind' : await settle(store, parts);
    if (why === undefined) return { store };
    store.close();
    return damaged(why, parts);
  } catch (cause) {
    store?.close();
    if (!isDamage(cause, parts)) throw cause;
    parts.log(`the records cannot be read: ${cause instanceof Error ? cause.message : 'unknown'}`);
    return damaged('unreadable', parts);
  }
}

/** Unseals the keys and takes in the one transaction that may be missing. */
async function settle(store: Store, { sealer, random, now }: RecordsParts): Promise<DamageWhy | undefined> {
  const { secondCopy } = store;
  let keys: StationKeys | undefined;
  try {
    keys = (await loadStationKeys(store, sealer, random)) ?? (await loadStationKeys(settingsOf(store), sealer, random));
  } catch (cause) {
    if (cause instanceof SecretError) return 'keys';
    throw cause;
  }
  if (secondCopy === undefined || secondCopy.behind === 0) return undefined;
  const dataKey = keys === undefined ? () => undefined : dataKeyWith(store, new KeyRing({ store, keys, now, random }));
  secondCopy.catchUp(dataKey);
  return store.check(dataKey) === undefined ? undefined : 'behind';
}

/** The settings as the second copy has them. */
function settingsOf({ secondCopy }: Store): Pick<StoreReader, 'settings'> {
  return {
    settings: {
      get: (key) => {
        const value = secondCopy?.row('local_setting', key)?.['value'];
        return typeof value === 'string' ? (JSON.parse(value) as ReturnType<StoreReader['settings']['get']>) : undefined;
      },
    },
  };
}

/** Opens people's data keys with whoever has the keys above them. */
export function dataKeyWith(store: StoreReader, opener: Opener): DataKey {
  return (blobId) => (store.blobs.get(blobId)?.destroyedAt === undefined ? openSealed(store, opener, blobId) : undefined);
}

const ours: readonly string[] = ['store-in-use', 'disk-full'];

/** What is no fault of the file stays what it is. Where there is a second copy, anything else that hinders opening is damage. */
function isDamage(cause: unknown, { copyPath }: RecordsParts): boolean {
  if (cause instanceof Refusal) return !ours.includes(cause.failure.code);
  if (!existsSync(copyPath)) return false;
  if (!(cause instanceof StoreFault)) return true;
  if (cause.kind === 'newer-than-program') return wasOfThisProgram(copyPath);
  return cause.kind !== 'sqlite-too-old';
}

/** The copy tells a store that a newer program wrote from one whose version number is damaged. */
function wasOfThisProgram(copyPath: string): boolean {
  const copy = SecondCopy.open(copyPath);
  if (copy === undefined) return false;
  const { schema } = copy;
  copy.close();
  const probe = openStore({ path: ':memory:', now: () => 0, random: (length) => new Uint8Array(length) });
  const own = probe.schema;
  probe.close();
  return schema <= own;
}

function damaged(damage: DamageWhy, { path }: RecordsParts): OpenedRecords {
  try {
    return { damage, release: lockStore(path) };
  } catch (cause) {
    // The lock may be what is damaged: nobody else can hold it then.
    if (cause instanceof Refusal && cause.failure.code === 'store-damaged') return { damage, release: () => undefined };
    throw cause;
  }
}
