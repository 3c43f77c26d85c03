import { join } from 'node:path';

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

/** A file beside the store says that verifying found it bad. */
export function damageMark(path: string): string {
  return `${path}.damaged`;
}
