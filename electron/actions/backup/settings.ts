import { isAbsolute } from 'node:path';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf } from '../handler.ts';

/** Changes how often, how many and where; the folder is made and tried first. */
export const backupSettings: Handler<'backup.settings'> = async (call, { house, store }) => {
  const { everyHours, copies, folder } = call.input;
  if (folder !== undefined && !isAbsolute(folder))
    throw new Refusal('input-invalid', { field: 'folder', wanted: 'the whole path of a folder' });
  const settings = { everyHours, copies, ...(folder === undefined ? {} : { folder }) };
  const keep = await house.backups.change(settings);
  store.transact((writer) => {
    keep(writer);
    writer.append(factOf(call, 'backup.settings', { note: { everyHours, copies, elsewhere: folder !== undefined }, changes: [] }));
  });
  return {};
};
