import { Refusal } from '../../../core/failures/refusal.ts';
import type { Parts } from '../handler.ts';

/** The backup that the station makes by itself. Whatever hinders it is noted for the page, and tried again later. */
export async function makeWhenDue({ founding, house, store, log }: Parts): Promise<void> {
  if (founding.state() !== 'ready' || !house.backups.due()) return;
  const { backups } = house;
  try {
    const made = await backups.make();
    store.transact((writer) => {
      made.keep(writer);
      const note = { entries: made.header.head.n, epoch: made.header.epoch };
      writer.append({ kind: 'observation', action: 'backup.make', who: {}, note, changes: [] });
    });
  } catch (cause) {
    log(`no backup was made: ${cause instanceof Refusal ? cause.failure.code : cause instanceof Error ? cause.message : 'unknown'}`);
    backups.fail(cause);
  }
}
