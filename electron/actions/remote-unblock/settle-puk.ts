import type { Change } from '../../../core/facts/draft.ts';
import { signsOf } from '../../../core/remote-unblock/spoken-code.ts';
import { type Mode, type Outcome, proofOf } from '../../secrets/remote-unblock.ts';
import { type Call, factOf, type Parts, required } from '../handler.ts';
import type { DeskCall } from './desk-call.ts';

const outcomes: readonly Outcome[] = ['replaced', 'kept', 'wrong'];

/** Whose answer it is that the signs came back for. */
export type By = Pick<Call<'card.confirm-remote'>, 'who' | 'subject'>;

/** Which of the two PUKs is live, by what the holder's station found. */
function newerIsLive(outcome: Outcome, mode: Mode): boolean {
  return mode === 'replace' ? outcome === 'replaced' : outcome === 'kept';
}

/** The four signs settle which PUK is live; the other one is destroyed. Signs of another call settle nothing: undefined. */
export function settlePuk(
  { cardId, answered }: DeskCall,
  signs: string,
  { by, parts }: { readonly by: By; readonly parts: Pick<Parts, 'store' | 'house'> },
): Outcome | undefined {
  const { keys, deskNonce, mode } = required(answered, 'an answer');
  const typed = signsOf(signs);
  const outcome = outcomes.find((one) => proofOf(keys, one, deskNonce) === typed);
  if (outcome === undefined) return undefined;
  const card = required(parts.store.get('card', cardId), 'the card');
  const [older, newer] = [required(card.pukBlobId, 'the sealed PUK'), required(card.pukPendingBlobId, 'the newer PUK')];
  const newerLives = newerIsLive(outcome, mode);
  const changes: Change[] = [{ record: 'card', id: card.id, set: { pukBlobId: newerLives ? newer : older, pukPendingBlobId: null } }];
  parts.store.transact((writer) => {
    parts.house.sealed.destroy(writer, newerLives ? older : newer);
    const fact = { kind: 'observation', note: { card: card.number, outcome }, changes } as const;
    writer.append(factOf(by as Call<'card.confirm-remote'>, 'card.confirm-remote', fact));
  });
  return outcome;
}
