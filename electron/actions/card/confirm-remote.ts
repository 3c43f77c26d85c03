import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { signsOf } from '../../../core/remote-unblock/spoken-code.ts';
import { type Mode, type Outcome, proofOf } from '../../secrets/remote-unblock.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { deskCall, endDeskCall, setDeskCall } from '../remote-unblock/desk-call.ts';

const MOST_WRONG = 3;
const outcomes: readonly Outcome[] = ['replaced', 'kept', 'wrong'];

/** Which of the two PUKs is live, by what the holder's station found. */
function newerIsLive(outcome: Outcome, mode: Mode): boolean {
  return mode === 'replace' ? outcome === 'replaced' : outcome === 'kept';
}

/** The four signs settle which PUK is live; the other one is destroyed. Without them the record keeps both. */
export const cardConfirmRemote: Handler<'card.confirm-remote'> = (call, parts) => {
  const open = deskCall(call, parts);
  const { answered } = open;
  if (answered === undefined) throw new Refusal('challenge-over');
  const typed = signsOf(call.input.proof);
  const outcome = outcomes.find((one) => proofOf(answered.keys, one, answered.deskNonce) === typed);
  if (outcome === undefined) {
    const left = MOST_WRONG - answered.wrong - 1;
    if (left > 0) setDeskCall(parts, { ...open, answered: { ...answered, wrong: answered.wrong + 1 } });
    else endDeskCall(parts, open.cardId);
    throw new Refusal('confirm-wrong', { left });
  }
  const card = required(parts.store.get('card', open.cardId), 'the card');
  const [older, newer] = [required(card.pukBlobId, 'the sealed PUK'), required(card.pukPendingBlobId, 'the newer PUK')];
  const newerLives = newerIsLive(outcome, answered.mode);
  const changes: Change[] = [{ record: 'card', id: card.id, set: { pukBlobId: newerLives ? newer : older, pukPendingBlobId: null } }];
  parts.store.transact((writer) => {
    parts.house.sealed.destroy(writer, newerLives ? older : newer);
    writer.append(factOf(call, 'card.confirm-remote', { kind: 'observation', note: { card: card.number, outcome }, changes }));
  });
  endDeskCall(parts, open.cardId);
  return { outcome };
};
