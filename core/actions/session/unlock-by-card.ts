import { action } from '../action.ts';
import { sessionView } from '../views.ts';
import { cardAndPin, signingFailures } from './sign-in-by-card.ts';

/** Unlocks with a card of whoever is signed in; from then on the session locks when that card leaves. */
export const sessionUnlockByCard = action({
  id: 'session.unlock-by-card',
  permission: { family: 'house', row: 'sign-in' },
  session: 'locked',
  subject: { kind: 'none' },
  input: cardAndPin,
  output: sessionView,
  secrets: ['pin'],
  failures: [...signingFailures, 'card-of-another'],
});
