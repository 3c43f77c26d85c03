import { existsSync, renameSync, rmSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { fromBase64 } from '../../core/base/bytes.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { epochOf, verifyEpochs } from '../store/epochs.ts';
import { openStore } from '../store/open-store.ts';
import { CopyFault, SecondCopy } from '../store/second-copy.ts';
import type { DataKey, Store } from '../store/store.ts';
import { BackupFault, type BackupHeader } from './header.ts';
import { decryptBackup, readBackupHeader } from './read-backup.ts';

export interface Sources {
  readonly backup?: { readonly path: string; readonly keyOf: (header: BackupHeader) => KeyObject };
  /** Path of a second copy. */
  readonly copy?: string;
  readonly dataKey: (store: Store) => DataKey;
}

export interface RebuildParts {
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
}

/** What a store was put together from. */
export interface Rebuilt {
  readonly store: Store;
  readonly from: { readonly backup?: BackupHeader; readonly copy: 'whole' | 'cut' | 'unreadable' | 'none' };
}

/**
 * Makes a new store at `target` out of a backup, a second copy, or both: the backup first, then everything that the copy has beyond it. Its
 * journal verifies. Throws BackupFault, SecretError, Refusal('store-damaged').
 */
export async function rebuild(target: string, sources: Sources, parts: RebuildParts): Promise<Rebuilt> {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${target}${ending}`, { force: true });
  const { backup } = sources;
  const header = backup === undefined ? undefined : await readBackupHeader(backup.path);
  if (backup !== undefined) await decryptBackup(backup.path, backup.keyOf, target);
  const store = openStore({ path: target, ...parts });
  try {
    if (header !== undefined && store.facts.inEpoch(header.epoch).last()?.hash !== header.head.hash) throw new BackupFault('damaged');
    const copy = takeCopy(store, sources);
    if (store.facts.last() === undefined) throw new Refusal('store-damaged');
    await assertJournal(store);
    return { store, from: { ...(header === undefined ? {} : { backup: header }), copy } };
  } catch (cause) {
    store.close();
    throw cause;
  }
}

function takeCopy(store: Store, sources: Sources): Rebuilt['from']['copy'] {
  const copy = sources.copy === undefined ? undefined : SecondCopy.open(sources.copy);
  if (copy === undefined) return sources.copy === undefined || !existsSync(sources.copy) ? 'none' : 'unreadable';
  try {
    if (isOlder(copy, store)) return 'cut';
    const whole = copy.rest === 0;
    store.takeIn(copy, sources.dataKey(store));
    return whole ? 'whole' : 'cut';
  } catch (cause) {
    if (cause instanceof CopyFault) return 'unreadable';
    throw cause;
  } finally {
    copy.close();
  }
}

/** A copy that lost its end may be older than the backup: its rows must not take the place of newer ones. */
function isOlder(copy: SecondCopy, store: Store): boolean {
  let last: string | undefined;
  for (const { entries } of copy.read()) for (const entry of entries) if ('fact' in entry) last = entry.fact.hash;
  const known = store.facts.last();
  return known !== undefined && last !== known.hash && (last === undefined || store.facts.known(last));
}

/** Every epoch verifies by the keys that the station had. */
async function assertJournal(store: Store): Promise<void> {
  const station = store.settings.get('station-id');
  if (typeof station !== 'string') throw new Refusal('store-damaged');
  const spki = fromBase64(store.get('station', station)?.signingSpki ?? '');
  const scribe = { station, epoch: epochOf(store), sign: () => new Uint8Array(64) };
  const verdict = await verifyEpochs({ store, scribe, publicKey: spki.slice(-32) }, () => undefined);
  if (!verdict.sound) throw new Refusal('journal-broken', { n: verdict.firstBad ?? 0 });
}

/** Where a store waits that is whole, until it takes the place of the one before. */
export function readyStore(path: string): string {
  return `${path}.restored`;
}

/**
 * Puts the store that is ready in its place: the files before it are moved into a folder, never deleted. Nothing happens where none is ready;
 * done again after it was cut off, it goes on where it was.
 */
export function putInPlace(path: string, files: readonly string[], keep: (file: string) => string): boolean {
  const ready = readyStore(path);
  if (!existsSync(ready)) return false;
  for (const file of files) if (existsSync(file)) renameSync(file, keep(file));
  renameSync(ready, path);
  return true;
}
