import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupFault, type BackupHeader } from './header.ts';
import { readBackupHeader } from './read-backup.ts';

/** How every backup's file name ends. */
export const ENDING = '.backup';

export interface FoundBackup {
  readonly path: string;
  readonly file: string;
  readonly bytes: number;
  readonly header: BackupHeader;
}

/** The backups in a folder, newest first; of one station where it is named. Files that are none are passed over. */
export async function foundBackups(folder: string, stationId?: string): Promise<readonly FoundBackup[]> {
  const files = await readdir(folder).catch(() => []);
  const found: FoundBackup[] = [];
  for (const file of files.filter((name) => name.endsWith(ENDING))) {
    const backup = await readable(join(folder, file), file);
    if (backup !== undefined && (stationId === undefined || backup.header.station.id === stationId)) found.push(backup);
  }
  return found.sort((left, right) => (left.header.madeAt < right.header.madeAt ? 1 : -1));
}

async function readable(path: string, file: string): Promise<FoundBackup | undefined> {
  try {
    return { path, file, bytes: (await stat(path)).size, header: await readBackupHeader(path) };
  } catch (cause) {
    if (cause instanceof BackupFault || (cause as NodeJS.ErrnoException).code !== undefined) return undefined;
    throw cause;
  }
}
