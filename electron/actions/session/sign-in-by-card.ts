import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';
import { challenge } from './challenge.ts';
import { enter } from './enter.ts';
import { signByCard } from './sign-by-card.ts';

/** Signs in the holder of the card that signed. */
export const sessionSignInByCard: Handler<'session.sign-in-by-card'> = async (call, parts) => {
  const { reader, pin } = call.input;
  const { card, at } = await signByCard({ reader, pin, slot: '9a', message: challenge('sign-in', parts) }, parts);
  const person = required(parts.store.get('person', card.personId), 'the holder');
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  // It may have left while its signature was checked.
  if (parts.desk.lying(reader) !== at.lying) throw new Refusal('card-pulled');
  return enter(person, { card: at }, parts);
};
