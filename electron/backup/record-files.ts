import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { damageMark } from './open-records.ts';
import { putInPlace } from './rebuild.ts';

/** Where a station's records lie. */
export interface RecordFiles {
  readonly path: string;
  readonly copyPath: string;
  /** A store that is being put together. */
  readonly making: string;
  /** A backup that the page sends, as far as it has come. */
  readonly incoming: string;
}

export function recordFiles(dataFolder: string): RecordFiles {
  const path = join(dataFolder, 'station.sqlite');
  return { path, copyPath: join(dataFolder, 'station.copy'), making: `${path}.making`, incoming: join(dataFolder, 'incoming.backup') };
}

/** The folder into which the files of that moment are moved. */
export function keptFolder(dataFolder: string, nowMs: number): string {
  return join(dataFolder, `kept-${new Date(nowMs).toISOString().replaceAll(':', '-')}`);
}

/** Puts a store that is ready in the place of the records, which are kept aside in that folder. */
export function replaceRecords(dataFolder: string, folder: string): boolean {
  const { path, copyPath } = recordFiles(dataFolder);
  const files = [path, `${path}-wal`, `${path}-shm`, copyPath, damageMark(path)];
  return putInPlace(path, files, (file) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return join(folder, basename(file));
  });
}
