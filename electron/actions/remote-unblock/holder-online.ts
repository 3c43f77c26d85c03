import { wipe } from '../../../core/base/bytes.ts';
import { packChallenge, unpackResponse } from '../../../core/remote-unblock/fields.ts';
import { decodeCode, encodeCode } from '../../../core/remote-unblock/spoken-code.ts';
import { callAnswered, callDone } from '../../../core/sync/calls.ts';
import { wipeCallKeys } from '../../secrets/remote-unblock.ts';
import type { Parts } from '../handler.ts';
import { ASK_MS, endAtServer, isAway, pause, WAIT_MS, WAIT_SECONDS } from './at-server.ts';
import { type HolderCall, holderCall, setHolderCall } from './holder-call.ts';
import { openAnswer } from './open-answer.ts';

/** The holder waits for no longer than that before the four signs are shown to be read aloud. */
const PROOF_MS = 4000;

/** The challenge is left at the central server beside being shown, and its answer waited for, until it came or the call ended. */
export async function askThroughServer(id: string, parts: Parts): Promise<void> {
  const { sync, log } = parts;
  let failures = 0;
  while (!sync.ended.aborted && isOpen(id, parts) && sync.enrolled !== undefined) {
    try {
      if (await waited(id, parts)) return;
    } catch (cause) {
      if (sync.ended.aborted) return;
      note(id, { atServer: 'no' }, parts);
      if (!isAway(cause)) return log(`the central server takes no calls: ${cause instanceof Error ? cause.message : 'unknown'}`);
    }
    await pause(failures++, parts);
  }
}

/** One stay at the server; true where nothing more comes from there. */
async function waited(id: string, parts: Parts): Promise<boolean> {
  const { sync } = parts;
  const call = holderCall(parts);
  if (call?.id !== id) return true;
  const body = { id, card: call.cardUuid, challenge: encodeCode('challenge', packChallenge(call.challenge)).join(' ') };
  await sync.ask({ method: 'POST', path: '/calls', body, patienceMs: ASK_MS }, callDone);
  note(id, { atServer: 'waiting' }, parts);
  while (isOpen(id, parts)) {
    const asking = { method: 'GET', path: `/calls/${id}/answer?wait=${WAIT_SECONDS}`, patienceMs: WAIT_MS } as const;
    const found = await sync.ask(asking, callAnswered).catch((cause: unknown) => {
      // A server that began anew knows nothing of it: it is left there again.
      if (isAway(cause)) throw cause;
      return undefined;
    });
    if (found === undefined) return false;
    if (found.response !== undefined) return take(id, found.response, parts);
  }
  await endAtServer(id, parts);
  return true;
}

/** An answer that does not fit is none: no try of the card or of the holder is spent on it. */
function take(id: string, answer: string, parts: Parts): true {
  const call = holderCall(parts);
  if (call?.id !== id) return true;
  const decoded = decodeCode('response', answer);
  const opened = decoded.ok ? openAnswer(call, unpackResponse(decoded.value), parts) : undefined;
  if (opened === undefined) {
    parts.log('an answer that came through the central server does not fit its challenge');
    note(id, { atServer: 'no' }, parts);
    void endAtServer(id, parts);
    return true;
  }
  wipe(opened.puk);
  wipeCallKeys(opened.keys);
  note(id, { atServer: 'answered', answer }, parts);
  return true;
}

function isOpen(id: string, parts: Parts): boolean {
  return holderCall(parts)?.id === id;
}

function note(id: string, what: Pick<HolderCall, 'atServer' | 'answer'>, parts: Parts): void {
  const call = holderCall(parts);
  if (call?.id !== id || call.atServer === what.atServer) return;
  setHolderCall(parts, { ...call, ...what });
  parts.announce({ event: 'records', kinds: ['remote-unblock'] });
}

/** Sends the four signs back by themselves; false where they have to be read aloud. */
export async function sendProof({ id, atServer }: HolderCall, proof: string, parts: Parts): Promise<boolean> {
  if (atServer === 'no') return false;
  const asking = { method: 'POST', path: `/calls/${id}/proof`, body: { proof }, patienceMs: PROOF_MS } as const;
  const sent = await parts.sync.ask(asking, callDone).then(
    () => true,
    () => false,
  );
  if (!sent) void endAtServer(id, parts);
  return sent;
}

/** Nothing of the call is left, here or at the server. */
export function endHolderCall(parts: Pick<Parts, 'store' | 'clock' | 'sync'>): void {
  const call = holderCall(parts);
  setHolderCall(parts, undefined);
  if (call !== undefined && call.atServer !== 'no') void endAtServer(call.id, parts);
}
