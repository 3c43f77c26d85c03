import { sessionActive } from './session/active.ts';
import { sessionCardsAtHand } from './session/cards-at-hand.ts';
import { sessionLock } from './session/lock.ts';
import { sessionSignInByCard } from './session/sign-in-by-card.ts';
import { sessionSignIn } from './session/sign-in.ts';
import { sessionSignOut } from './session/sign-out.ts';
import { sessionSwitchServicePoint } from './session/switch-service-point.ts';
import { sessionUnlockByCard } from './session/unlock-by-card.ts';
import { sessionUnlock } from './session/unlock.ts';

/** Actions about who is at the window: a part of the whole table in all.ts. */
export const sessionActions = {
  'session.sign-in': sessionSignIn,
  'session.sign-in-by-card': sessionSignInByCard,
  'session.cards-at-hand': sessionCardsAtHand,
  'session.sign-out': sessionSignOut,
  'session.lock': sessionLock,
  'session.unlock': sessionUnlock,
  'session.unlock-by-card': sessionUnlockByCard,
  'session.active': sessionActive,
  'session.switch-service-point': sessionSwitchServicePoint,
} as const;
