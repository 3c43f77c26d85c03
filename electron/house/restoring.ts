import { existsSync, renameSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ActionOutput } from '../../core/actions/all.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { backupFolder } from '../backup/backup-settings.ts';
import { dataKeyByCode, dataKeyByRing } from '../backup/data-key.ts';
import { type FoundBackup, foundBackups } from '../backup/found-backups.ts';
import type { BackupHeader } from '../backup/header.ts';
import { type DamageWhy, dataKeyWith } from '../backup/open-records.ts';
import { readBackupHeader } from '../backup/read-backup.ts';
import { readyStore, rebuild, type Rebuilt, type Sources } from '../backup/rebuild.ts';
import { keptFolder, replaceRecords } from '../backup/record-files.ts';
import { type RecordFiles, recordFiles } from '../backup/record-paths.ts';
import { codeOpener } from '../secrets/code-opener.ts';
import { KeyRing } from '../secrets/key-ring.ts';
import { SecretError } from '../secrets/secret-error.ts';
import { makeStationKeys } from '../secrets/station-keys.ts';
import { beginEpoch, type Beginning } from './begin-epoch.ts';
import { CopyKeys, CopySettings } from './copy-keys.ts';
import type { FounderParts } from './founder-parts.ts';
import { typedRecoveryCode } from './recovery-typed.ts';
import { restoreRefusal } from './restore-refusal.ts';

const HOUR_MS = 3_600_000;

export interface Part {
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly last: boolean;
}

type Opening = Omit<Sources, 'backup'> & { readonly keyOf: NonNullable<Sources['backup']>['keyOf'] };
type Finish = Pick<Beginning, 'action' | 'code'> & { readonly keys?: Beginning['keys'] };

/** Bringing records back: from a backup on a new machine, or from what a damaged station still has. */
export class Restoring {
  readonly #parts: FounderParts;
  readonly #files: RecordFiles;

  constructor(parts: FounderParts) {
    this.#parts = parts;
    this.#files = recordFiles(parts.dataFolder);
  }

  /** Takes a backup from the page, part by part. Throws Refusal: backup-invalid, disk-full. */
  async take({ at, bytes, last }: Part): Promise<ActionOutput<'station.take-backup'>> {
    const { incoming } = this.#files;
    try {
      if (at === 0) await rm(incoming, { force: true });
      const file = await open(incoming, at === 0 ? 'wx' : 'r+', 0o600);
      try {
        if ((await file.stat()).size !== at) throw new Refusal('backup-invalid', { because: 'its parts came in another order' });
        await file.write(bytes, 0, bytes.length, at);
      } finally {
        await file.close();
      }
      const taken = at + bytes.length;
      return last ? { taken, backup: this.#view(await readBackupHeader(incoming)) } : { taken };
    } catch (cause) {
      throw restoreRefusal(cause);
    }
  }

  /** Restores the backup that was taken. Throws Refusal: recovery-code-mistyped, recovery-code-wrong, backup-invalid, disk-full. */
  async restore(typed: string): Promise<ActionOutput<'station.restore'>> {
    const code = typedRecoveryCode(typed);
    const { incoming, copyPath } = this.#files;
    if (!existsSync(incoming)) throw new Refusal('backup-invalid', { because: 'none was chosen' });
    try {
      const header = await readBackupHeader(incoming);
      const opening = openingByCode(code);
      // What this machine has beyond the backup comes back too, where it is of the same station.
      const own = CopySettings.read(copyPath)?.get('station-id') === header.station.id ? { copy: copyPath } : {};
      const built = await this.#rebuild({ ...opening, ...own }, incoming);
      const { entries } = await this.#finish(built, { action: 'station.restored', code });
      await rm(incoming, { force: true });
      return { madeAt: header.madeAt, entries, ageHours: this.#ageHours(header) };
    } catch (cause) {
      throw restoreRefusal(cause);
    }
  }

  /**
   * Puts the records together from what is here: the newest backup that opens, else none, and the second copy.
   * Throws Refusal: recovery-code-needed, recovery-code-mistyped, recovery-code-wrong, repair-impossible, disk-full.
   */
  async repair(typed: string | undefined): Promise<ActionOutput<'station.repair'>> {
    const code = typed === undefined ? undefined : typedRecoveryCode(typed);
    const held = code === undefined ? await this.#copyKeys() : undefined;
    const opening = { ...(code === undefined ? this.#openingByMachine(held) : openingByCode(code)), copy: this.#files.copyPath };
    let wrongCode = false;
    for (const backup of [...(await this.#backups()), undefined]) {
      try {
        const built = await this.#rebuild(opening, backup?.path);
        const done = await this.#finish(built, { action: 'station.repaired', code, ...(held === undefined ? {} : { keys: held.keys }) });
        return { ...done, complete: built.from.copy === 'whole' };
      } catch (cause) {
        const refusal = restoreRefusal(cause);
        if (refusal instanceof Refusal && refusal.failure.code === 'disk-full') throw refusal;
        wrongCode ||= code !== undefined && cause instanceof SecretError;
        this.#parts.log(`the records do not come back from ${backup?.file ?? 'the second copy alone'}: ${String(cause)}`);
      }
    }
    throw new Refusal(wrongCode ? 'recovery-code-wrong' : 'repair-impossible');
  }

  /** What is wrong, and what there is to repair it with. */
  async damage(why: DamageWhy): Promise<NonNullable<ActionOutput<'station.status'>['damage']>> {
    const [newest] = await this.#backups();
    return {
      why,
      needsCode: (await this.#copyKeys()) === undefined,
      copy: CopySettings.read(this.#files.copyPath) !== undefined,
      ...(newest === undefined ? {} : { backup: { file: newest.file, madeAt: newest.header.madeAt, entries: newest.header.head.n } }),
    };
  }

  #copyKeys(): Promise<CopyKeys | undefined> {
    return CopyKeys.open(CopySettings.read(this.#files.copyPath), this.#parts.shell, this.#parts.random);
  }

  /** Backups of the damaged station, newest first, where its settings say or else beside the records. */
  #backups(): Promise<readonly FoundBackup[]> {
    const settings = CopySettings.read(this.#files.copyPath) ?? new CopySettings();
    const stationId = settings.get('station-id');
    return foundBackups(backupFolder({ settings }, this.#parts.dataFolder), typeof stationId === 'string' ? stationId : undefined);
  }

  #openingByMachine(held: CopyKeys | undefined): Opening {
    if (held === undefined) throw new Refusal('recovery-code-needed');
    const { clock, random } = this.#parts;
    return {
      dataKey: (store) => dataKeyWith(store, new KeyRing({ store, keys: held.keys, now: clock.now, random })),
      keyOf: (header) => dataKeyByRing(header, held),
    };
  }

  async #rebuild({ keyOf, ...sources }: Opening, path: string | undefined): Promise<Rebuilt> {
    const { clock, random } = this.#parts;
    const backup = path === undefined ? {} : { backup: { path, keyOf } };
    try {
      return await rebuild(this.#files.making, { ...sources, ...backup }, { now: clock.now, random });
    } catch (cause) {
      this.#clearMaking();
      throw cause;
    }
  }

  /** Gives the rebuilt store its keys and a new epoch, and opens it in the place of the one before, whose files are kept. */
  async #finish({ store, from }: Rebuilt, { action, code, keys }: Finish): Promise<{ entries: number; kept: string }> {
    const { dataFolder, shell, random, clock, swap } = this.#parts;
    let entries: number;
    try {
      const made = keys === undefined ? await makeStationKeys(shell, random) : undefined;
      const own = keys ?? made?.keys;
      if (own === undefined) throw new TypeError('expected keys for the station');
      entries = beginEpoch(store, { action, keys: own, made, code, from }, this.#parts);
      store.close();
    } catch (cause) {
      store.close();
      this.#clearMaking();
      throw cause;
    }
    renameSync(this.#files.making, readyStore(this.#files.path));
    this.#clearMaking();
    const kept = keptFolder(dataFolder, clock.now());
    await swap(() => void replaceRecords(dataFolder, kept));
    return { entries, kept: basename(kept) };
  }

  /** Nothing of a store in the clear stays where it was put together. */
  #clearMaking(): void {
    for (const ending of ['', '-wal', '-shm', '.lock', '.lock-journal']) rmSync(`${this.#files.making}${ending}`, { force: true });
  }

  #ageHours({ madeAt }: BackupHeader): number {
    return Math.max(0, Math.floor((this.#parts.clock.now() - Date.parse(madeAt)) / HOUR_MS));
  }

  #view(header: BackupHeader): NonNullable<ActionOutput<'station.take-backup'>['backup']> {
    const { organisation, station, madeAt, head } = header;
    return { organisation: organisation.name, station: station.name, madeAt, entries: head.n, ageHours: this.#ageHours(header) };
  }
}

function openingByCode(code: Uint8Array): Opening {
  return { dataKey: (store) => dataKeyWith(store, codeOpener(store, code)), keyOf: (header) => dataKeyByCode(header, code) };
}
