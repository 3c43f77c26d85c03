import { z } from 'zod';
import { line, pin } from '../../records/scalars.ts';
import type { FailureCode } from '../../failures/table.ts';
import { action } from '../action.ts';
import { sessionView } from '../views.ts';

/** What a card that somebody signs with may be refused for. */
export const signingFailures: readonly FailureCode[] = [
  'no-card',
  'card-foreign',
  'card-not-active',
  'card-certificate-refused',
  'card-signature-wrong',
  'revocation-list-old',
  'pin-malformed',
  'pin-wrong',
  'pin-last-try',
  'pin-blocked',
  'card-pulled',
  'reader-busy',
];

/** The reader with the card, and its PIN. */
export const cardAndPin = z.strictObject({ reader: line(200), pin });

/** Signs in whoever holds the card in that reader and knows its PIN: key 9A signs a challenge, chain and revocation list are checked. */
export const sessionSignInByCard = action({
  id: 'session.sign-in-by-card',
  permission: { family: 'house', row: 'sign-in' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: cardAndPin,
  output: sessionView,
  secrets: ['pin'],
  failures: [...signingFailures, 'person-not-active'],
});
