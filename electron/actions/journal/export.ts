import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Handler, factOf } from '../handler.ts';

/** Writes export, checkpoint and policy into a new folder, and what its witnesses say; that somebody exported is a fact of its own, and in the export. */
export const journalExport: Handler<'journal.export'> = async (call, { store, house, sync, dataFolder }) => {
  store.transact((writer) => {
    writer.append(factOf(call, 'journal.export', { changes: [] }));
  });
  const folder = join(dataFolder, 'exports', `journal-${call.at.replaceAll(':', '-')}`);
  const { entries, files } = await house.journal.exportTo(folder);
  const more = await sync.witnessing.files(entries, house.organisation());
  for (const [name, text] of more) writeFileSync(join(folder, name), text);
  return { entries, folder, files: [...files, ...more.keys()] };
};
