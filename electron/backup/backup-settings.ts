import { join } from 'node:path';
import { z } from 'zod';
import type { SettingReader } from '../store/local.ts';
import type { StoreWriter } from '../store/store.ts';

const SETTING = 'backup';
const LAST = 'backup-last';

const settings = z.object({
  /** Hours between two backups; 0 where none is made by itself. */
  everyHours: z.int().nonnegative(),
  /** How many are kept. */
  copies: z.int().positive(),
  /** Absent where they lie beside the records. */
  folder: z.string().optional(),
});
export type BackupSettings = z.infer<typeof settings>;

const last = z.object({
  made: z.object({ at: z.string(), file: z.string(), entries: z.number() }).optional(),
  /** Of the last try, where it failed. */
  problem: z.object({ at: z.string(), because: z.string() }).optional(),
});
export type LastBackup = z.infer<typeof last>;

type Settled = { readonly settings: SettingReader };

/** As set here, else once a day, two weeks of them, beside the records. */
export function backupSettings(store: Settled): BackupSettings {
  return settings.parse(store.settings.get(SETTING) ?? { everyHours: 24, copies: 14 });
}

export function keepBackupSettings(writer: StoreWriter, { everyHours, copies, folder }: BackupSettings): void {
  writer.settings.set(SETTING, { everyHours, copies, ...(folder === undefined ? {} : { folder }) });
}

export function backupFolder(store: Settled, dataFolder: string): string {
  return backupSettings(store).folder ?? join(dataFolder, 'backups');
}

export function lastBackup(store: Settled): LastBackup {
  return last.parse(store.settings.get(LAST) ?? {});
}

export function keepLastBackup(writer: StoreWriter, { made, problem }: LastBackup): void {
  writer.settings.set(LAST, { ...(made === undefined ? {} : { made }), ...(problem === undefined ? {} : { problem }) });
}

const HOUR_MS = 3_600_000;
const RETRY_MS = HOUR_MS / 6;

/** When the next backup is to be made, in milliseconds since 1970; undefined where none is made by itself. */
export function nextBackupMs(store: Settled, nowMs: number): number | undefined {
  const { everyHours } = backupSettings(store);
  if (everyHours === 0) return undefined;
  const { made, problem } = lastBackup(store);
  const madeMs = made === undefined ? Number.NEGATIVE_INFINITY : Date.parse(made.at);
  // A clock that was put back must not put the next backup off.
  const due = madeMs > nowMs ? nowMs : Math.max(madeMs + everyHours * HOUR_MS, 0);
  const tried = problem === undefined ? 0 : Date.parse(problem.at) + RETRY_MS;
  return Math.max(due, Math.min(tried, nowMs + RETRY_MS));
}
