import { constants, rmSync } from 'node:fs';
import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../core/failures/refusal.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import { SecretError } from '../secrets/secret-error.ts';
import { keepCheckpoint } from '../store/epochs.ts';
import { storeFailure } from '../store/store-fault.ts';
import type { Store, StoreWriter } from '../store/store.ts';
import {
  backupFolder,
  type BackupSettings,
  backupSettings,
  keepBackupSettings,
  keepLastBackup,
  type LastBackup,
  lastBackup,
  nextBackupMs,
} from './backup-settings.ts';
import { newDataKey } from './data-key.ts';
import { ENDING, type FoundBackup, foundBackups } from './found-backups.ts';
import type { BackupHeader } from './header.ts';
import { decryptBackup } from './read-backup.ts';
import { writeBackup } from './write-backup.ts';

export interface BackupsParts {
  readonly store: Store;
  readonly ring: KeyRing;
  readonly station: () => BackupHeader['station'];
  readonly organisation: () => BackupHeader['organisation'];
  readonly dataFolder: string;
  /** The journal's head, signed: it goes into the backup, since the key that signs it does not. */
  readonly checkpoint: () => string;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
}

export interface MadeBackup {
  readonly path: string;
  readonly file: string;
  readonly bytes: number;
  readonly header: BackupHeader;
  /** Notes it as the last one; belongs into the transaction of the fact. */
  readonly keep: (writer: StoreWriter) => void;
}

/** The backups of this station: made, verified, kept to so many, listed. */
export class Backups {
  readonly #parts: BackupsParts;
  readonly #plain: string;
  #working = false;

  constructor(parts: BackupsParts) {
    this.#parts = parts;
    this.#plain = `${parts.store.path}.for-backup`;
    // Of a process that was ended in the middle.
    rmSync(this.#plain, { force: true });
  }

  get folder(): string {
    return backupFolder(this.#parts.store, this.#parts.dataFolder);
  }

  list(): Promise<readonly FoundBackup[]> {
    return foundBackups(this.folder, this.#parts.station().id);
  }

  /** As set, what became of the last, and when the next is made. */
  standing(): { readonly settings: BackupSettings; readonly last: LastBackup; readonly nextMs: number | undefined } {
    const { store, now } = this.#parts;
    return { settings: backupSettings(store), last: lastBackup(store), nextMs: nextBackupMs(store, now()) };
  }

  /** Tries the folder and gives what keeps the settings. Throws Refusal('backup-failed'). */
  async change(settings: BackupSettings): Promise<(writer: StoreWriter) => void> {
    const { folder } = settings;
    if (folder !== undefined) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await access(folder, constants.W_OK);
      } catch (cause) {
        throw failed(cause);
      }
    }
    return (writer) => keepBackupSettings(writer, settings);
  }

  due(): boolean {
    const nowMs = this.#parts.now();
    const next = nextBackupMs(this.#parts.store, nowMs);
    return next !== undefined && next <= nowMs && !this.#working;
  }

  /** Makes one, reads it back, and removes those that are too many. Throws Refusal: busy, disk-full, backup-failed, recovery-missing. */
  async make(): Promise<MadeBackup> {
    if (this.#working) throw new Refusal('busy');
    this.#working = true;
    try {
      return await this.#make();
    } catch (cause) {
      throw failed(cause);
    } finally {
      this.#working = false;
      await rm(this.#plain, { force: true });
    }
  }

  /** Notes that the last try failed, for the page and the next try. */
  fail(cause: unknown): void {
    const { store, now } = this.#parts;
    const because = cause instanceof Refusal ? cause.failure.code : 'defect';
    const problem = { at: new Date(now()).toISOString(), because };
    store.transact((writer) => keepLastBackup(writer, { ...lastBackup(store), problem }));
  }

  async #make(): Promise<MadeBackup> {
    const { ring, store, random } = this.#parts;
    const { id, name } = this.#parts.station();
    const place = { station: { id, name }, madeAt: new Date(this.#parts.now()).toISOString() };
    const { key, wrapped } = newDataKey(place, { store, ring, random });
    const header = { ...place, ...wrapped, ...this.#snapshot() };
    const file = fileNameOf(header);
    const path = join(this.folder, file);
    const hash = await writeBackup(this.#plain, path, { header, key, random });
    if ((await decryptBackup(path, () => key)) !== hash) {
      await rm(path, { force: true });
      throw new Refusal('backup-failed', { because: 'it does not read back as it was written' });
    }
    const all = await this.list();
    for (const old of all.slice(backupSettings(store).copies)) await rm(old.path, { force: true });
    const bytes = all.find((found) => found.file === file)?.bytes ?? 0;
    const made = { at: header.madeAt, file, entries: header.head.n };
    return { path, file, bytes, header, keep: (writer) => keepLastBackup(writer, { made }) };
  }

  /** One state of the store as a file in the clear, and what the header says of it: without a pause between. */
  #snapshot(): Pick<BackupHeader, 'organisation' | 'epoch' | 'head' | 'schema' | 'size'> {
    const { store } = this.#parts;
    store.transact((writer) => keepCheckpoint(writer, store.facts.epoch(), this.#parts.checkpoint()));
    const head = store.facts.last();
    if (head === undefined) throw new TypeError('backup: expected a journal with entries');
    rmSync(this.#plain, { force: true });
    const { size, schema } = store.copyTo(this.#plain);
    const { id, name } = this.#parts.organisation();
    return { organisation: { id, name }, epoch: store.facts.epoch(), head, schema, size };
  }
}

function fileNameOf({ station, madeAt, epoch, head }: BackupHeader): string {
  const name = station.name.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 40);
  return `cardwright-${name}-${madeAt.replace(/\.\d+Z$/, 'Z').replaceAll(':', '-')}-${epoch}-${head.n}${ENDING}`;
}

/** What the system says of a folder, in its own short words; nothing of the records is in them. */
function failed(cause: unknown): unknown {
  if (cause instanceof SecretError && cause.kind === 'unknown') return new Refusal('recovery-missing', undefined, { cause });
  const known = storeFailure(cause);
  const { code } = cause as NodeJS.ErrnoException;
  if (known instanceof Refusal || code === undefined) return known;
  return new Refusal('backup-failed', { because: code }, { cause });
}
