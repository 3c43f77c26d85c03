import type { FactBody } from '../../core/facts/fact.ts';
import type { SyncParts } from './link.ts';

interface Parts extends Pick<SyncParts, 'store'> {
  /** Takes in what comes within that time. */
  readonly pull: (waitSeconds: number) => Promise<void>;
}

/** So often, and each time so long, it is looked whether the server has come to what it was sent. */
const [LOOKS, LOOK_SECONDS] = [5, 2];

/** The server has that fact of ours, and gives it its place in a moment: waits for that, and not for ever. */
export async function untilPlaced(fact: Pick<FactBody, 'epoch' | 'n'>, { store, pull }: Parts): Promise<void> {
  for (let look = 0; look < LOOKS && store.outbox.has(fact); look += 1) await pull(LOOK_SECONDS);
}
