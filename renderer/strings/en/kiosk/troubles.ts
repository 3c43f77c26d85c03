import type { HolderTrouble } from '../../../../core/failures/holder-trouble.ts';

export interface TroubleSentences {
  readonly happened: string;
  readonly next: string;
}

/** What a holder is told of a failure: what happened, and what to do. */
export const troubles = {
  'wrong-password': { happened: 'E-mail and password do not fit together.', next: 'Type both again, slowly.' },
  slowed: { happened: 'Too many wrong tries.', next: 'Wait {{seconds}} seconds, then try again.' },
  'person-not-active': { happened: 'Your record is not active.', next: 'Ask at the desk.' },
  'code-wrong': {
    happened: 'The code does not fit, or it is too old.',
    next: 'Type it as it stands in the newest mail, or ask for another one.',
  },
  photo: { happened: 'This picture cannot be used.', next: 'Take another one.' },
  'pin-malformed': { happened: 'A PIN has 6 to 8 digits.', next: 'Type it again. No try was spent.' },
  'pin-easy': { happened: 'This PIN is too easy to guess.', next: 'Choose one that is no row and repeats no digit.' },
  'pin-wrong': { happened: 'The PIN is wrong. Tries left: {{triesLeft}}.', next: 'Type it again, slowly; or choose “I forgot it”.' },
  'pin-last-try': { happened: 'Only one try is left.', next: 'It is not spent here. Choose “I forgot it” and set a new PIN.' },
  'pin-blocked': { happened: 'The PIN is blocked.', next: 'Sign in with your password and set a new PIN.' },
  puk: { happened: 'The PIN of this card cannot be set here.', next: 'Ask at the desk for another card.' },
  'no-card': { happened: 'There is no card in the reader.', next: 'Put your card in.' },
  'card-pulled': { happened: 'The card was taken out too early.', next: 'Put it in again, leave it there, and try once more.' },
  'card-other': { happened: 'This is not your card.', next: 'Put your own card in. Nothing was done to this one.' },
  'card-not-active': { happened: 'This card is not in force.', next: 'Sign in with your password, and ask at the desk.' },
  'card-distrusted': {
    happened: 'This card did not prove that it is genuine and in force.',
    next: 'Sign in with your password, and show the card at the desk.',
  },
  'list-old': { happened: 'It cannot be checked just now whether cards are in force.', next: 'Sign in with your password.' },
  'card-trouble': {
    happened: 'The card does not answer as it should.',
    next: 'Take it out, put it in again, and try once more; else ask at the desk.',
  },
  'reader-trouble': { happened: 'The card reader cannot be used just now.', next: 'Try again in a moment; else ask at the desk.' },
  busy: { happened: 'The kiosk is still at it.', next: 'Wait a moment, and try again.' },
  'proof-missing': { happened: 'It is not proved yet who you are.', next: 'Have a code sent to you, or fetch somebody from the desk.' },
  'proof-wrong': { happened: 'This does not prove who you are.', next: 'Type the code of the newest mail, or try the other way.' },
  'token-wrong': { happened: 'The PIN is wrong.', next: 'Type it again, slowly; or choose “I forgot it”.' },
  'token-last-try': { happened: 'Only one try is left.', next: 'It is not spent here. Choose “I forgot it” and set a new PIN.' },
  'token-blocked': { happened: 'The PIN is blocked.', next: 'Choose “I forgot it” and set a new PIN.' },
  'token-unfit': { happened: 'This PIN does not follow the rules.', next: 'Look at the rules below the field, and choose another one.' },
  'token-trouble': { happened: 'Virtual smart cards cannot be used on this computer just now.', next: 'Ask at the desk.' },
  'token-elsewhere': { happened: 'This virtual smart card is in another computer.', next: 'Go to the computer where you got it.' },
  'second-virtual': { happened: 'You have a virtual smart card in this computer already.', next: 'Use that one, or lock it first.' },
  'mobile-unready': { happened: 'Mobile IDs cannot be made or used just now.', next: 'Try again later, or ask at the desk.' },
  'second-mobile': { happened: 'You have a mobile ID already.', next: 'Lock that one first.' },
  'mobile-none': { happened: 'You have no mobile ID in force.', next: 'Prove in another way who you are, or ask at the desk.' },
  'mobile-not-active': { happened: 'The mobile ID on that phone is not in force.', next: 'Use another way, and ask at the desk.' },
  'mobile-other-use': { happened: 'The mobile ID on that phone is not for signing in.', next: 'Use another way.' },
  'phone-over': { happened: 'The code is used or too old.', next: 'Have another one shown.' },
  'phone-refused': { happened: 'It was refused on the phone.', next: 'If that was not you, tell the desk. Else have another code shown.' },
  'phone-wrong': { happened: 'What the phone answered does not hold.', next: 'Have another code shown, or use another way.' },
  'authority-away': { happened: 'The certificate authority cannot be reached.', next: 'Nothing was made. Try again later.' },
  denied: { happened: 'You may not do this here.', next: 'Ask at the desk.' },
  'not-possible': { happened: 'This is not possible any more.', next: 'Go back and look again.' },
  'signed-out': { happened: 'You are signed out.', next: 'Sign in again.' },
  input: { happened: 'Something is not as expected.', next: 'Look at what you typed, and try again.' },
  'staff-code-wrong': { happened: 'This is not the staff code.', next: 'Type it again. After wrong ones it takes longer.' },
  'staff-code-missing': {
    happened: 'This kiosk has no staff code.',
    next: 'End the program, start it without the kiosk, and set a code in Settings.',
  },
  desk: { happened: 'This did not work.', next: 'Ask at the desk, and show them the code below.' },
} as const satisfies Record<HolderTrouble, TroubleSentences>;
