import type { FailureSentences } from './failure-sentences.ts';

/** Of mobile IDs and the page that makes them. */
export const mobileFailures = {
  'mobile-id-no-server': {
    happened: 'Mobile IDs are made at the central server, and there is none that knows this station.',
    means: 'Nothing was made, and no phone was asked.',
    next: 'An Administrator names the server under Settings, Central server, and signs in there once.',
  },
  'mobile-id-no-address': {
    happened: 'The central server has not been told by which address phones reach it.',
    means: 'Nothing was made, and no phone was asked.',
    next: 'Whoever runs the server sets CARDWRIGHT_PUBLIC_URL there, as its instructions say.',
  },
  'second-mobile-id': {
    happened: 'There is a mobile ID in force already: M-{{mobileId}}.',
    means: 'Nothing was made.',
    next: 'Lock that one first, then go on with the new one.',
  },
  'mobile-id-none': {
    happened: 'There is no mobile ID in force.',
    means: 'Nothing was asked.',
    next: 'Take another way, or get a mobile ID first.',
  },
  'mobile-id-not-active': {
    happened: 'Mobile ID M-{{mobileId}} is not in force.',
    means: 'What it signed counts for nothing.',
    next: 'Take another way; a mobile ID manager can supply a new one.',
  },
  'mobile-id-other-use': {
    happened: 'Mobile ID M-{{mobileId}} is not for this.',
    means: 'What it signed counts for nothing here.',
    next: 'Take another way.',
  },
  'phone-over': {
    happened: 'The code for the phone is used, too old, or another one took its place.',
    means: 'Nothing was done.',
    next: 'Have another one shown.',
  },
  'phone-refused': {
    happened: 'It was refused on the phone.',
    means: 'Nothing was done.',
    next: 'If whoever holds the phone did not do so, ask them; else have another code shown.',
  },
  'phone-wrong': {
    happened: 'What the phone answered does not hold.',
    means: 'Nothing was done.',
    next: 'Have another code shown.',
  },
  'request-changed': {
    happened: 'The request is not any more what the phone was shown.',
    means: 'Nothing was decided; what was signed counts for nothing.',
    next: 'Read the request as it is now, and have another code shown.',
  },
} as const satisfies Readonly<Record<string, FailureSentences>>;
