import type { FailureSentences } from './failure-sentences.ts';

/** Of the certificate authority, the disk, the printer and the journal. */
export const stationFailures = {
  'authority-refused': {
    happened: 'The certificate authority refused: {{reason}}.',
    means: 'The card is unfinished; no certificate is valid.',
    next: 'Mend the reason, then finish the card from the desk.',
  },
  'mail-server-missing': {
    happened: 'No mail server is set at this station.',
    means: 'Mails wait here until there is one.',
    next: 'Set the server under Settings, Mail, and send a test mail.',
  },
  'mail-server-away': {
    happened: 'The mail server did not take the mail: {{found}}.',
    means: 'What waits is kept and tried again by itself.',
    next: 'Check host, port, protection, user and password; then send another test mail.',
  },
  'mail-refused': {
    happened: 'The mail server will not deliver this mail: {{found}}.',
    means: 'It refused the address or the sender for good.',
    next: 'Check the address, and the sender that this station uses.',
  },
  'authority-away': {
    happened: 'The certificate authority cannot be reached.',
    means: 'What was decided here is kept, and waits for it.',
    next: 'Finish the card from the desk once it is back. What was decided here it is told by itself.',
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
    next: 'Start the station again: it opens on the page that repairs them.',
  },
  'file-not-written': {
    happened: 'The file could not be written: {{because}}.',
    means: 'No part of it was left behind. What it was to hold is still at the station.',
    next: 'Choose another place or make room there, then take it out again.',
  },
  'backup-failed': {
    happened: 'The backup could not be made: {{because}}.',
    means: 'The backups that were made before are still there.',
    next: 'Look at the folder for backups, then make it again.',
  },
  'backup-invalid': {
    happened: 'This file cannot be restored: {{because}}.',
    means: 'Nothing was changed here.',
    next: 'Copy the file again, or choose another backup.',
  },
  'recovery-missing': {
    happened: 'This station has no recovery code.',
    means: 'Nobody could ever open a backup of it, so none was made.',
    next: 'Make a recovery code for this station, print it, then make the backup.',
  },
  'recovery-code-mistyped': {
    happened: 'Not as printed: group {{groups}} of the recovery code.',
    means: 'Nothing was tried with it.',
    next: 'Compare with the paper, then try again.',
  },
  'recovery-code-wrong': {
    happened: 'This recovery code does not open this backup.',
    means: 'It is of another organisation, or it was replaced by a newer code before the backup was made.',
    next: 'Look for the paper that was printed before this backup was made.',
  },
  'recovery-code-needed': {
    happened: 'This machine cannot open the station’s keys.',
    means: 'The records are there, but their keys are sealed to another machine or user.',
    next: 'Type the recovery code to go on.',
  },
  'repair-impossible': {
    happened: 'The records cannot be put together again from what is here.',
    means: 'Neither the second copy nor a backup here can be read. Every file stays as it is.',
    next: 'Choose a backup from elsewhere and type the recovery code.',
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
} as const satisfies Record<string, FailureSentences>;
