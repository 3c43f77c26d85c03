import type { FailureCode } from '../../../core/failures/table.ts';

/** Three sentences each: what happened; what it means for the card (or the work); what to do next. */
export interface FailureSentences {
  readonly happened: string;
  readonly means: string;
  readonly next: string;
}

export const failures = {
  'message-too-large': {
    happened: 'What was sent is too large for the station.',
    means: 'Nothing was changed.',
    next: 'Choose a smaller file and try again.',
  },
  'message-malformed': {
    happened: 'The station did not understand the page.',
    means: 'Nothing was changed.',
    next: 'Close the window and start the station again.',
  },
  'action-unknown': {
    happened: 'The station does not know this action.',
    means: 'Nothing was changed.',
    next: 'Close the window and start the station again.',
  },
  'input-invalid': {
    happened: 'Something in the form is not as expected: {{field}}.',
    means: 'Nothing was changed. Expected: {{wanted}}.',
    next: 'Correct it and try again.',
  },
  'not-signed-in': { happened: 'Nobody is signed in.', means: 'Nothing was changed.', next: 'Sign in and try again.' },
  'session-locked': { happened: 'The session is locked.', means: 'Nothing was changed.', next: 'Unlock it and try again.' },
  'not-found': {
    happened: 'There is no such record at your service point.',
    means: 'Nothing was changed.',
    next: 'Search for it by name or number.',
  },
  denied: {
    happened: 'Your roles do not allow this.',
    means: 'Nothing was changed.',
    next: 'Ask somebody whose role it is; the Roles page shows who.',
  },
  'state-refuses': {
    happened: 'This is not possible while it is {{state}}.',
    means: 'Nothing was changed.',
    next: 'The page shows what can be done now.',
  },
  defect: {
    happened: 'The station failed inside.',
    means: 'Nothing more was done than the journal says.',
    next: 'Try again. If it happens again, give the reference to whoever looks after the station.',
  },
  busy: { happened: 'The station is still at it.', means: 'Your second press was not needed.', next: 'Wait for the first to end.' },
  'wrong-password': {
    happened: 'E-mail and password do not fit together.',
    means: 'Nobody was signed in.',
    next: 'Type both again; mind Caps Lock.',
  },
  'sign-in-slowed': {
    happened: 'Too many wrong passwords.',
    means: 'This account waits {{seconds}} seconds before the next try.',
    next: 'Wait, then type the password slowly.',
  },
  'already-started': { happened: 'This station was set up already.', means: 'Nothing was changed.', next: 'Sign in.' },
  'email-taken': {
    happened: 'Somebody has this e-mail address already: {{number}}.',
    means: 'The person was not saved.',
    next: 'Open that person, or type another address.',
  },
  'same-person-twice': {
    happened: 'Operator and approver have the same e-mail address.',
    means: 'Nothing was made: they must be two people.',
    next: 'Type the address of a second person.',
  },
  'photo-unreadable': {
    happened: 'The photo is {{found}}.',
    means: 'The person was not saved. Wanted: {{wanted}}.',
    next: 'Choose another photo.',
  },
  'join-file-invalid': {
    happened: 'This file is not one that the station can use.',
    means: 'Nothing was changed.',
    next: 'Ask for the file again, and carry it over unchanged.',
  },
  'recovery-not-confirmed': {
    happened: 'The recovery code is not confirmed as printed.',
    means: 'Without it nobody can bring this organisation back.',
    next: 'Print it and put it into a safe.',
  },
  'four-eyes': { happened: 'This is your own request.', means: 'Somebody else must decide it.', next: 'Leave it to another approver.' },
  'reason-missing': {
    happened: 'A rejection needs its reason.',
    means: 'The request still waits.',
    next: 'Write a reason that the person who asked can understand.',
  },
  'second-active-card': {
    happened: 'The holder has an active card already: {{card}}.',
    means: 'This card stays as it is.',
    next: 'Deactivate or lock card {{card}} first.',
  },
  'person-not-active': {
    happened: 'The person is {{state}}, not active.',
    means: 'Nothing was changed.',
    next: 'Only active people can have a card; reactivate the person first.',
  },
  'pcsc-missing': {
    happened: 'The smart card service is not installed on this machine.',
    means: 'No reader can be used.',
    next: 'Install pcscd (on Debian: apt-get install pcscd) and start the station again.',
  },
  'pcsc-service-down': {
    happened: 'The smart card service does not run.',
    means: 'No reader can be used; everything else can.',
    next: 'Start pcscd. The station notices by itself.',
  },
  'no-reader': { happened: 'No reader is connected.', means: 'No card can be reached.', next: 'Plug a reader in. It appears by itself.' },
  'reader-gone': {
    happened: 'The reader was unplugged.',
    means: 'The work stopped where it was and can be taken up again.',
    next: 'Plug the reader in and put the same card back.',
  },
  'reader-held': {
    happened: 'Another program holds the card: {{holders}}.',
    means: 'Nothing was sent to the card.',
    next: 'Close that program, or wait until it is done.',
  },
  'reader-fault': {
    happened: 'The reader failed ({{code}}).',
    means: 'The card is as the last finished step left it.',
    next: 'Take the card out, put it in again, and try once more.',
  },
  'reader-busy': {
    happened: 'This reader is at work.',
    means: 'Nothing was sent to the card.',
    next: 'Wait until the work there ends, or use another reader.',
  },
  'no-card': { happened: 'There is no card in the reader.', means: 'Nothing was done.', next: 'Put the card in.' },
  'card-pulled': {
    happened: 'The card was pulled out in the middle.',
    means: 'It is unfinished; none of its certificates is valid.',
    next: 'Put the same card back: the station takes up where it was.',
  },
  'card-swapped': {
    happened: 'Another card lies in the reader now.',
    means: 'Nothing was sent to it. The first card is unfinished.',
    next: 'Put the first card back.',
  },
  'card-mute': {
    happened: 'The card does not answer.',
    means: 'It may lie the wrong way round, be dirty or be broken.',
    next: 'Turn it, clean its contacts, and try again; else take another card.',
  },
  'card-not-piv': { happened: 'This is not a PIV card.', means: 'It cannot be issued here.', next: 'Take a PIV card.' },
  'card-foreign': { happened: 'This card was issued by somebody else.', means: 'It is left alone.', next: 'Take a blank card.' },
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
    means: 'The card is unfinished; its certificates are not valid.',
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
    happened: 'The card has no room: {{found}} bytes of {{wanted}}.',
    means: 'Nothing was asked of the authority and nothing was written.',
    next: 'Take a card with more room or a smaller profile.',
  },
  'algorithm-missing': {
    happened: 'The card does not do {{algorithm}}.',
    means: 'Nothing was asked of the authority and nothing was written.',
    next: 'Take another card or another profile.',
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
    happened: 'The card could not prove its key in slot {{slot}}.',
    means: 'The card was not issued and its certificates were revoked.',
    next: 'Destroy this card and take another.',
  },
  'authority-refused': {
    happened: 'The certificate authority refused: {{reason}}.',
    means: 'The card is unfinished; no certificate is valid.',
    next: 'Mend the reason, then finish the card from the desk.',
  },
  'authority-away': {
    happened: 'The certificate authority cannot be reached.',
    means: 'What was decided here is kept, and waits for it.',
    next: 'Nothing: the station tells it as soon as it is back.',
  },
  'disk-full': { happened: 'The disk is full.', means: 'Nothing half-done was kept.', next: 'Make room, then try again.' },
  'store-in-use': {
    happened: 'This station runs already.',
    means: 'A second one would spoil its records, so it did not start.',
    next: 'Use the window that is open.',
  },
  'store-damaged': {
    happened: 'The station’s records are damaged.',
    means: 'Nothing is written, so that nothing gets worse.',
    next: 'Restore the last backup.',
  },
  'printer-missing': {
    happened: 'No printer is set up.',
    means: 'The paper waits in a folder that only this station’s user may read.',
    next: 'Print it from there, then confirm it as printed.',
  },
  'printer-refused': {
    happened: 'The printer did not take it.',
    means: 'The paper can be made again.',
    next: 'Look at the printer, then print again.',
  },
  'letter-gone': {
    happened: 'This paper was confirmed as printed, and its secret is gone.',
    means: 'It cannot be printed again.',
    next: 'For a lost PIN letter: unblock the card with its holder here.',
  },
  'journal-broken': {
    happened: 'The journal does not verify at entry {{n}}.',
    means: 'Somebody or something changed it outside the program.',
    next: 'Keep the files as they are and tell the auditor.',
  },
} as const satisfies Record<FailureCode, FailureSentences>;
