import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';
import { challenge } from './challenge.ts';
import { sessionView } from './session-view.ts';
import { signByCard } from './sign-by-card.ts';

/** Unlocks by a card of the same person; where they were stays as it was. */
export const sessionUnlockByCard: Handler<'session.unlock-by-card'> = async (call, parts) => {
  const session = required(call.session, 'a session');
  const { reader, pin } = call.input;
  const holder = parts.store.get('card', parts.desk.reader(reader).cardId ?? '')?.personId;
  if (holder !== undefined && holder !== session.personId) throw new Refusal('card-of-another');
  const { card, at } = await signByCard({ reader, pin, slot: '9a', message: challenge('unlock', parts) }, parts);
  if (card.personId !== session.personId) throw new Refusal('card-of-another');
  if (parts.desk.lying(reader) !== at.lying) throw new Refusal('card-pulled');
  // While the card signed, somebody else may have signed in: theirs is not to be unlocked.
  if (parts.sessions.current()?.id !== session.id) throw new Refusal('not-signed-in');
  parts.sessions.unlock(at);
  return sessionView(required(parts.sessions.current(), 'a session'), parts);
};
