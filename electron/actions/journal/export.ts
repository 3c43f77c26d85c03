import { join } from 'node:path';
import { type Handler, factOf } from '../handler.ts';

/** Writes export, checkpoint and policy into a new folder; that somebody exported is a fact of its own, and in the export. */
export const journalExport: Handler<'journal.export'> = async (call, { store, house, dataFolder }) => {
  store.transact((writer) => {
    writer.append(factOf(call, 'journal.export', { changes: [] }));
  });
  const folder = join(dataFolder, 'exports', `journal-${call.at.replaceAll(':', '-')}`);
  const { entries, files } = await house.journal.exportTo(folder);
  return { entries, folder, files };
};
