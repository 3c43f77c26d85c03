import { Refusal } from '../../../core/failures/refusal.ts';
import { callDone, callProved } from '../../../core/sync/calls.ts';
import type { Parts } from '../handler.ts';
import { ASK_MS, endAtServer, isAway, pause, WAIT_MS, WAIT_SECONDS } from './at-server.ts';
import { type DeskCall, endDeskCall, openDeskCall, setDeskCall } from './desk-call.ts';
import { type By, settlePuk } from './settle-puk.ts';

/** The answer goes to the central server, and the four signs that come back settle the PUK; until then, or until the call ends. */
export async function answerThroughServer(answered: DeskCall, by: By, parts: Parts): Promise<void> {
  const { sync } = parts;
  const at: Letter = { cardId: answered.cardId, id: answered.online?.id ?? '', sent: false, failures: 0 };
  while (!sync.ended.aborted) {
    const open = openLetter(at, parts);
    if (open === undefined) return;
    try {
      const proof = await exchanged(at, open, parts);
      if (proof !== undefined) return settled(at, proof, { by, parts });
      at.failures = 0;
    } catch (cause) {
      if (sync.ended.aborted) return;
      note(at, stateAfter(cause), parts);
      if (!isAway(cause)) return;
      await pause(at.failures++, parts);
    }
  }
}

interface Letter {
  readonly cardId: string;
  readonly id: string;
  sent: boolean;
  failures: number;
}

/** The call while whoever answered it is still signed in; whoever signs out has walked away. */
function openLetter({ cardId, id }: Letter, parts: Parts): DeskCall | undefined {
  const open = openDeskCall(cardId, parts);
  if (open?.online?.id !== id || open.answered === undefined || open.outcome !== undefined) return undefined;
  if (parts.sessions.current()?.id === open.sessionId) return open;
  hangUp(open, parts);
  return undefined;
}

/** Brings the answer where it is not there yet, and looks for the four signs. */
async function exchanged(at: Letter, { answered }: DeskCall, parts: Parts): Promise<string | undefined> {
  const { sync } = parts;
  if (!at.sent) {
    const body = { response: answered?.groups.join(' ') };
    await sync.ask({ method: 'POST', path: `/calls/${at.id}/answer`, body, patienceMs: ASK_MS }, callDone);
    at.sent = true;
  }
  note(at, 'sent', parts);
  const asking = { method: 'GET', path: `/calls/${at.id}/proof?wait=${WAIT_SECONDS}`, patienceMs: WAIT_MS } as const;
  return (await sync.ask(asking, callProved)).proof;
}

/** Signs that are not of this call settle nothing: the holder can still read theirs aloud. */
function settled(at: Letter, proof: string, { by, parts }: { readonly by: By; readonly parts: Parts }): void {
  const open = openLetter(at, parts);
  if (open === undefined) return;
  void endAtServer(at.id, parts);
  const outcome = settlePuk(open, proof, { by, parts });
  if (outcome === undefined) return note(at, 'gone', parts);
  endDeskCall(parts, at.cardId);
  const { answered: _wiped, ...rest } = open;
  setDeskCall(parts, { ...rest, outcome });
  parts.announce({ event: 'records', kinds: ['card'] });
  parts.sync.wake();
  parts.desk.recordsChanged();
}

type State = NonNullable<DeskCall['online']>['state'];

function stateAfter(cause: unknown): State {
  if (isAway(cause)) return 'away';
  return cause instanceof Refusal && cause.failure.code === 'challenge-used' ? 'taken' : 'gone';
}

function note({ cardId, id }: Letter, state: State, parts: Parts): void {
  const open = openDeskCall(cardId, parts);
  if (open?.online?.id !== id || open.online.state === state) return;
  setDeskCall(parts, { ...open, online: { id, state } });
  parts.announce({ event: 'records', kinds: ['remote-unblock'] });
}

/** The help desk leaves, or has settled it by voice: nothing of its answer is left, here or at the server. An unanswered call waits for others. */
export function hangUp(open: DeskCall, parts: Parts): void {
  endDeskCall(parts, open.cardId);
  if (open.online !== undefined && open.answered !== undefined) void endAtServer(open.online.id, parts);
}
