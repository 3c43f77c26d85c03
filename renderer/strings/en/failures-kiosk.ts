import type { FailureSentences } from './failure-sentences.ts';

/** Of a station that is a kiosk, and of proving there who one is. */
export const kioskFailures = {
  'not-at-kiosk': {
    happened: 'This is not served at a kiosk.',
    means: 'Nothing was changed.',
    next: 'Ask at the desk.',
  },
  'staff-code-wrong': {
    happened: 'This is not the staff code.',
    means: 'The kiosk stays as it is.',
    next: 'Type it again; after wrong ones it takes longer.',
  },
  'staff-code-missing': {
    happened: 'This kiosk has no staff code.',
    means: 'It cannot be left from here.',
    next: 'End the program, start it without the kiosk, and set a code in Settings.',
  },
  'proof-missing': {
    happened: 'It is not proved yet who you are.',
    means: 'The PIN stays as it is.',
    next: 'Type the code of the mail, or let staff vouch for you.',
  },
  'proof-wrong': {
    happened: 'This does not prove who you are.',
    means: 'The PIN stays as it is.',
    next: 'Type the code of the newest mail, or try another way.',
  },
} as const satisfies Record<string, FailureSentences>;
