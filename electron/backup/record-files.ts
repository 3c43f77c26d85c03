import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { putInPlace } from './rebuild.ts';
import { damageMark, recordFiles } from './record-paths.ts';

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
