import type { FailureSentences } from './failure-sentences.ts';

/** Of the certificate authority, the disk, the printer and the journal. */
export const stationFailures = {
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
} as const satisfies Record<string, FailureSentences>;
