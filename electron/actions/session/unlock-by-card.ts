import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';
import { challenge } from './challenge.ts';
import { sessionView } from './session-view.ts';
import { signByCard } from './sign-by-card.ts';

/** Unlocks by a card of the same person; where they were stays as it was. */
export const sessionUnlockByCard: Handler<'session.unlock-by-card'> = async (call, parts) => {
  const session = required(call.session, 'a session');
  const { reader, pin } = call.input;
  const signing = { reader, pin, slot: '9a', message: challenge('unlock', parts), holder: session.personId } as const;
  const { at } = await signByCard(signing, parts);
  if (parts.desk.lying(reader) !== at.lying) throw new Refusal('card-pulled');
  // While the card signed, somebody else may have signed in: theirs is not to be unlocked.
  if (parts.sessions.current()?.id !== session.id) throw new Refusal('not-signed-in');
  parts.sessions.unlock(at);
  return sessionView(required(parts.sessions.current(), 'a session'), parts);
};
