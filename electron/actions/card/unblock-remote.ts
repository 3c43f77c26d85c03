import { fromBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { unpackChallenge } from '../../../core/remote-unblock/fields.ts';
import { decodeCode } from '../../../core/remote-unblock/spoken-code.ts';
import { cardReference, stationReference } from '../../secrets/remote-unblock.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { callView, type DeskCall, setDeskCall, usedChallenges } from '../remote-unblock/desk-call.ts';

/** Row 33, the help desk's half: is this challenge of this card, and of a station that we know? */
export const cardUnblockRemote: Handler<'card.unblock-remote'> = (call, parts) => {
  const card = required(call.subject.card, 'the card');
  if (card.pukBlobId === undefined || card.cardUuid === undefined) throw new Refusal('puk-missing');
  const decoded = decodeCode('challenge', call.input.challenge);
  if (!decoded.ok) throw new Refusal('code-group-wrong', { group: decoded.group });
  const challenge = unpackChallenge(decoded.value);
  if (challenge.card !== cardReference(card.cardUuid)) throw new Refusal('challenge-other-card', { card: card.number });
  const station = parts.store
    .all('station')
    .find(({ wrappingSpki, enabled }) => enabled && stationReference(fromBase64(wrappingSpki)) === challenge.station);
  if (station === undefined) throw new Refusal('challenge-unknown-station');
  if (usedChallenges(parts).has(decoded.value)) throw new Refusal('challenge-used');
  const sessionId = required(call.session, 'a session').id;
  const opened: DeskCall = { cardId: card.id, sessionId, station, challenge, startedMs: parts.clock.now(), proved: new Map() };
  setDeskCall(parts, opened);
  parts.store.transact((writer) => {
    writer.append(factOf(call, 'card.unblock-remote', { note: { card: card.number, station: station.name }, changes: [] }));
  });
  return callView(opened, call, parts);
};
