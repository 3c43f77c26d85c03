import type { FailureSentences } from './failure-sentences.ts';

/** Of the one way in, of people, sign-in and requests. */
export const workFailures = {
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
  'phone-taken': {
    happened: 'Somebody has this telephone number already: {{number}}.',
    means: 'The person was not saved.',
    next: 'Open that person, or type another number.',
  },
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
  'name-taken': {
    happened: '“{{name}}” is there already.',
    means: 'Nothing was changed.',
    next: 'Choose another name, or use the one that is there.',
  },
  'code-wrong': {
    happened: 'E-mail and code do not fit together, or the code is too old.',
    means: 'The password stays as it is.',
    next: 'Type the code as it stands in the newest mail, or ask for another one.',
  },
  'staff-never-deleted': {
    happened: 'They work or worked at a service point: staff are never deleted.',
    means: 'Nothing of them was changed.',
    next: 'Deactivate or lock them, or disable their membership.',
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
  'second-temporary-card': {
    happened: 'This person has a temporary card already: {{card}}.',
    means: 'This card stays in the pool.',
    next: 'Withdraw {{card}} first.',
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
  'use-case-off': {
    happened: 'This is not how cards are made here: an option says otherwise.',
    means: 'Nothing was changed.',
    next: 'Take the other way, Request card or Issue card; an Administrator changes it in Settings.',
  },
} as const satisfies Record<string, FailureSentences>;
