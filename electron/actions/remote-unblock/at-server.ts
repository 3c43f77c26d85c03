import { Refusal } from '../../../core/failures/refusal.ts';
import { callDone } from '../../../core/sync/calls.ts';
import type { Parts } from '../handler.ts';

/** So long the server may hold back what is not there yet. */
export const WAIT_SECONDS = 20;
export const ASK_MS = 15_000;
export const WAIT_MS = ASK_MS + WAIT_SECONDS * 1000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

/** The server cannot be reached just now, or does not take this token any more: it may do so soon. */
const forNow: readonly string[] = ['central-away', 'central-lost', 'central-sign-in'];

export function isAway(cause: unknown): boolean {
  return cause instanceof Refusal && forNow.includes(cause.failure.code);
}

/** Nobody is kept waiting for it: where it does not arrive, the server finds out that nobody listens. */
export async function endAtServer(id: string, { sync }: Pick<Parts, 'sync'>): Promise<void> {
  await sync.ask({ method: 'POST', path: `/calls/${id}/end`, body: {}, patienceMs: ASK_MS }, callDone).catch(() => undefined);
}

/** Longer with each failure behind the other; over at once where the station ends. */
export function pause(failures: number, { sync: { ended } }: Pick<Parts, 'sync'>): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      ended.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures));
    ended.addEventListener('abort', go);
    if (ended.aborted) go();
  });
}
