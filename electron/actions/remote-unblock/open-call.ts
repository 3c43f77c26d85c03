import { fromBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { packChallenge, unpackChallenge } from '../../../core/remote-unblock/fields.ts';
import { decodeCode, encodeCode } from '../../../core/remote-unblock/spoken-code.ts';
import type { CallView } from '../../../core/actions/views.ts';
import type { Station } from '../../../core/records/records.ts';
import { cardReference, stationReference } from '../../secrets/remote-unblock.ts';
import { type Call, factOf, type Parts, required } from '../handler.ts';
import { callView, type DeskCall, setDeskCall, usedChallenges } from './desk-call.ts';
import { waitingCalls } from './waiting-calls.ts';

type Taking = Pick<Call<'card.unblock-remote'>, 'session' | 'subject' | 'who'>;

interface Taken {
  readonly challenge: string;
  /** The station that it came from, where the server says so. */
  readonly stationId?: string;
  readonly action: 'card.unblock-remote' | 'card.take-call';
}

/** Is this challenge of this card, and of a station that we know? Then the call is open, and nothing is given out yet. */
export function openCall(call: Taking, taken: Taken, parts: Parts): CallView {
  const card = required(call.subject.card, 'the card');
  if (card.pukBlobId === undefined || card.cardUuid === undefined) throw new Refusal('puk-missing');
  const decoded = decodeCode('challenge', taken.challenge);
  if (!decoded.ok) throw new Refusal('code-group-wrong', { group: decoded.group });
  const challenge = unpackChallenge(decoded.value);
  if (challenge.card !== cardReference(card.cardUuid)) throw new Refusal('challenge-other-card', { card: card.number });
  const station = parts.store.all('station').find((one) => isOf(one, challenge.station) && one.id === (taken.stationId ?? one.id));
  if (station === undefined) throw new Refusal('challenge-unknown-station');
  if (usedChallenges(parts).has(packChallenge(challenge))) throw new Refusal('challenge-used');
  // Typed or not: where it waits at the server, too, the answer may go there.
  const code = encodeCode('challenge', decoded.value).join(' ');
  const waiting = waitingCalls(parts).find((one) => one.challenge === code && one.station === station.id && one.card === card.cardUuid);
  const opened: DeskCall = {
    cardId: card.id,
    sessionId: required(call.session, 'a session').id,
    station,
    challenge,
    startedMs: parts.clock.now(),
    proved: new Map(),
    ...(waiting === undefined ? {} : { online: { id: waiting.id, state: 'open' } }),
  };
  setDeskCall(parts, opened);
  parts.store.transact((writer) => {
    const fact = { note: { card: card.number, station: station.name }, changes: [] };
    writer.append(factOf(call as Call<typeof taken.action>, taken.action, fact));
  });
  return callView(opened, call, parts);
}

function isOf({ wrappingSpki, enabled }: Station, reference: bigint): boolean {
  return enabled && stationReference(fromBase64(wrappingSpki)) === reference;
}
