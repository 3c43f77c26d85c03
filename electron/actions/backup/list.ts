import type { Handler } from '../handler.ts';

/** What there is of backups, and what comes next. */
export const backupList: Handler<'backup.list'> = async (_call, { house }) => {
  const { settings, last, nextMs } = house.backups.standing();
  const found = await house.backups.list();
  return {
    folder: house.backups.folder,
    beside: settings.folder === undefined,
    everyHours: settings.everyHours,
    copies: settings.copies,
    ...(last.made === undefined ? {} : { last: last.made }),
    ...(last.problem === undefined ? {} : { problem: last.problem }),
    ...(nextMs === undefined ? {} : { next: new Date(nextMs).toISOString() }),
    backups: found.map(({ file, bytes, header }) => ({
      file,
      bytes,
      madeAt: header.madeAt,
      epoch: header.epoch,
      entries: header.head.n,
    })),
  };
};
