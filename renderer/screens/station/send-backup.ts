import type { ActionOutput } from '../../../core/actions/all.ts';
import { backupPart } from '../../../core/actions/station/take-backup.ts';
import { call } from '../../bridge.ts';
import { base64Of } from '../../widgets/base64-of.ts';

/** What a backup says of itself. */
export type TakenBackup = NonNullable<ActionOutput<'station.take-backup'>['backup']>;

/** Hands a file to the main process part by part; `progress` in hundredths. Throws StationFailure. */
export async function sendBackup(file: File, progress: (percent: number) => void): Promise<TakenBackup | undefined> {
  for (let at = 0; ; at += backupPart) {
    const end = Math.min(file.size, at + backupPart);
    const last = end === file.size;
    const { backup } = await call('station.take-backup', { at, bytes: await base64Of(file.slice(at, end)), last });
    progress((100 * end) / Math.max(1, file.size));
    if (last) return backup;
  }
}
