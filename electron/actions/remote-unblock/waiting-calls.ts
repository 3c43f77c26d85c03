import { decideAtAll } from '../../../core/roles/cells.ts';
import { openCalls, type OpenCalls } from '../../../core/sync/calls.ts';
import { personActor } from '../../router/actor.ts';
import type { Parts } from '../handler.ts';
import { isAway, WAIT_MS, WAIT_SECONDS } from './at-server.ts';
import { isOver } from './holder-call.ts';

/** A holder who waits at some station, as the central server tells of it. */
export interface WaitingCall extends Omit<OpenCalls['calls'][number], 'seconds'> {
  /** By this station's own clock. */
  readonly sinceMs: number;
}

interface Heard {
  readonly calls: readonly WaitingCall[];
  readonly mark?: string;
  /** Not asked again before. */
  readonly nextMs: number;
  readonly failures: number;
}

const NOTHING: Heard = { calls: [], nextMs: 0, failures: 0 };
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;
const byStore = new WeakMap<Parts['store'], Heard>();

/** Those that wait now; none where the server cannot be reached or nobody here may help them. */
export function waitingCalls({ store, clock }: Pick<Parts, 'store' | 'clock'>): readonly WaitingCall[] {
  return (byStore.get(store)?.calls ?? []).filter(({ sinceMs }) => !isOver(sinceMs, clock.now()));
}

/** One look at who waits, held back by the server until somebody else does. Only while somebody is here who may unblock cards from afar. */
export async function listenForCalls(parts: Parts): Promise<void> {
  const { store, sync, clock } = parts;
  const before = byStore.get(store) ?? NOTHING;
  if (sync.enrolled === undefined || !isHelpDesk(parts)) return keep(NOTHING, parts);
  if (clock.now() < before.nextMs) return;
  try {
    const query = `wait=${WAIT_SECONDS}${before.mark === undefined ? '' : `&seen=${encodeURIComponent(before.mark)}`}`;
    const { mark, calls } = await sync.ask({ method: 'GET', path: `/calls?${query}`, patienceMs: WAIT_MS }, openCalls);
    const now = clock.now();
    keep({ mark, nextMs: 0, failures: 0, calls: calls.map(({ seconds, ...call }) => ({ ...call, sinceMs: now - seconds * 1000 })) }, parts);
  } catch (cause) {
    if (sync.ended.aborted) return;
    // An older server takes no calls at all.
    const pause = isAway(cause) ? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** before.failures) : LONGEST_PAUSE_MS;
    keep({ calls: [], nextMs: clock.now() + pause, failures: before.failures + 1 }, parts);
  }
}

function isHelpDesk({ sessions, store, kiosk }: Parts): boolean {
  const session = sessions.current();
  if (session === undefined || session.locked || kiosk.on()) return false;
  const at = session.servicePointId === undefined ? {} : { servicePointId: session.servicePointId };
  return decideAtAll(personActor(session.personId, store), { family: 'credentials', row: 33 }, at).allowed;
}

function keep(heard: Heard, { store, announce }: Parts): void {
  const ids = ({ calls }: Heard): string => calls.map(({ id }) => id).join(' ');
  const before = byStore.get(store) ?? NOTHING;
  byStore.set(store, heard);
  if (ids(before) !== ids(heard)) announce({ event: 'records', kinds: ['remote-unblock'] });
}
