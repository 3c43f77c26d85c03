import type { FailureSentences } from './failure-sentences.ts';

/** Of cards, their PIN and PUK, and of work at a card. */
export const cardFailures = {
  'no-card': { happened: 'There is no card in the reader.', means: 'Nothing was done.', next: 'Put the card in.' },
  'card-pulled': {
    happened: 'The card was pulled out in the middle.',
    means: 'If it was being issued, it is unfinished and none of its certificates is valid.',
    next: 'Put the same card back: the station takes up where it was.',
  },
  'card-reset': {
    happened: 'Another program reset the card in the middle.',
    means: 'If it was being issued, it is unfinished and none of its certificates is valid.',
    next: 'Close that program, then do it again: the station takes up where it was.',
  },
  'card-swapped': {
    happened: 'Another card lies in the reader now.',
    means: 'Nothing was sent to it. If the first card was being issued, it is unfinished and none of its certificates is valid.',
    next: 'Put the first card back.',
  },
  'card-mute': {
    happened: 'The card does not answer.',
    means: 'It may lie the wrong way round, be dirty or be broken.',
    next: 'Turn it, clean its contacts, and try again; else take another card.',
  },
  'card-not-piv': { happened: 'This is not a PIV card.', means: 'It cannot be issued here.', next: 'Take a PIV card.' },
  'card-foreign': { happened: 'This card was issued by somebody else.', means: 'It is left alone.', next: 'Take a blank card.' },
  'card-not-wipeable': {
    happened: 'This card has no command that brings it back to its factory state.',
    means: 'Nothing was changed on it.',
    next: 'Give it back to whoever issued it, and take a blank card.',
  },
  'card-already-issued': {
    happened: 'This card is somebody’s already: card {{card}}.',
    means: 'It is left alone.',
    next: 'Take a blank card.',
  },
  'card-not-this-one': {
    happened: 'This is another card than the one this is about.',
    means: 'Nothing was sent to it.',
    next: 'Put in card {{card}}.',
  },
  'card-unfinished': {
    happened: 'This card is unfinished.',
    means: 'Its certificates are not valid.',
    next: 'Finish it from the desk, or give it up.',
  },
  'card-unknown-answer': {
    happened: 'The card answered something that makes no sense ({{code}}).',
    means: 'The step is not done; the card can be taken up again.',
    next: 'Take the card out, put it in again, and try once more.',
  },
  'card-refused': {
    happened: 'The card refused a step ({{code}}).',
    means: 'If it was being issued, it is unfinished and none of its certificates is valid.',
    next: 'Try once more; if it refuses again, give this card up.',
  },
  'card-not-conforming': {
    happened: 'What was read back is not what was written: {{found}}.',
    means: 'The card was not issued and its certificates were revoked.',
    next: 'Destroy this card and take another.',
  },
  'management-key-unknown': {
    happened: 'The card does not accept any management key that this station knows.',
    means: 'It cannot be written. No try was spent.',
    next: 'Take another card; ask the supplier for this card’s key.',
  },
  'management-key-fixed': {
    happened: 'This card’s management key cannot be changed.',
    means: 'It was refused before anything was written.',
    next: 'Take another card model, or a profile that says “supplier’s key kept”.',
  },
  'factory-secret-changed': {
    happened: 'The card’s factory {{secret}} was changed by somebody.',
    means: 'It cannot be issued as it is.',
    next: 'Reset the card with its supplier’s program, or take another.',
  },
  'no-room': {
    happened: 'The card has no room for all that its profile puts on it.',
    means: 'It was not issued, and no certificate is valid for it.',
    next: 'Take a card with more room or a smaller profile.',
  },
  'algorithm-missing': {
    happened: 'The card does not do an algorithm that its profile asks for.',
    means: 'It was not issued, and no certificate is valid for it.',
    next: 'Take another card or another profile.',
  },
  'card-not-active': {
    happened: 'This card is {{state}}, so nobody can sign in with it.',
    means: 'The card is as it was; no try was spent.',
    next: 'Sign in with your password, and have the desk look at the card.',
  },
  'card-certificate-refused': {
    happened: 'The certificate of this card is not good for signing: it is not valid, not from here, or not the one on the card.',
    means: 'No try was spent, and nothing was signed.',
    next: 'Sign in with your password, and have the desk look at the card.',
  },
  'card-signature-wrong': {
    happened: 'The card did not prove that it has the key of its certificate.',
    means: 'It opens nothing here.',
    next: 'Sign in with your password, and tell the desk: the card may be a copy.',
  },
  'card-signature-needed': {
    happened: 'You signed in by card, so your decision is signed with it.',
    means: 'Nothing was decided.',
    next: 'Type the PIN of your card, and decide again.',
  },
  'card-of-another': {
    happened: 'This card belongs to somebody else.',
    means: 'It is as it was; no try was spent.',
    next: 'Put in your own card, or use your password.',
  },
  'revocation-list-old': {
    happened: 'The revocation list is too old to trust a card by.',
    means: 'The card is as it was; no try was spent.',
    next: 'Sign in with your password until the authority can be reached again.',
  },
  'pin-malformed': {
    happened: 'A PIN has 6 to 8 digits.',
    means: 'Nothing was sent to the card; no try was spent.',
    next: 'Type it again.',
  },
  'pin-easy': {
    happened: 'This PIN is too easy to guess.',
    means: 'Nothing was sent to the card.',
    next: 'Avoid rows and repeated digits.',
  },
  'pin-wrong': { happened: 'The PIN is wrong.', means: 'The card has {{triesLeft}} tries left.', next: 'Type it again, slowly.' },
  'pin-last-try': {
    happened: 'Only one try is left.',
    means: 'If the next PIN is wrong, the card blocks its PIN. Nothing was sent.',
    next: 'Unblock the card instead, unless the holder is certain.',
  },
  'pin-blocked': {
    happened: 'The PIN is blocked.',
    means: 'The card and its certificates are fine; the PIN cannot be used.',
    next: 'Unblock it with the holder here.',
  },
  'puk-wrong': {
    happened: 'The card does not accept the PUK that was kept for it.',
    means: '{{triesLeft}} tries of the PUK are left; none is spent without need.',
    next: 'Issue another card to the holder.',
  },
  'puk-blocked': {
    happened: 'The PUK of this card is blocked.',
    means: 'Its PIN can never be reset again.',
    next: 'Lock this card and issue another one.',
  },
  'puk-missing': {
    happened: 'This station keeps no PUK for this card.',
    means: 'The PIN cannot be reset here.',
    next: 'Unblock it at a station of its service point.',
  },
  'operation-cancelled': {
    happened: 'You stopped it.',
    means: 'The card is unfinished; none of its certificates is valid.',
    next: 'Finish it or give it up from the desk.',
  },
  'operation-not-open': { happened: 'This was finished already.', means: 'Nothing was changed.', next: 'Look at the card’s page.' },
  'key-not-proved': {
    happened: 'The card could not prove that it holds one of its private keys.',
    means: 'The card was not issued and its certificates were revoked.',
    next: 'Destroy this card and take another.',
  },
} as const satisfies Record<string, FailureSentences>;
