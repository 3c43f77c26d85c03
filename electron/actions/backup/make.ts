import { type Handler, factOf } from '../handler.ts';

/** Makes a backup; the fact of it is the first that is not in it. */
export const backupMake: Handler<'backup.make'> = async (call, { house, store }) => {
  const { backups } = house;
  const made = await backups.make().catch((cause: unknown) => {
    backups.fail(cause);
    throw cause;
  });
  const { header, file, bytes } = made;
  store.transact((writer) => {
    made.keep(writer);
    writer.append(factOf(call, 'backup.make', { note: { entries: header.head.n, epoch: header.epoch }, changes: [] }));
  });
  return { file, folder: backups.folder, entries: header.head.n, bytes };
};
