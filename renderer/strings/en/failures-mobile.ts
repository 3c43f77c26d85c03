import type { FailureSentences } from './failure-sentences.ts';

/** Of mobile IDs and the page that makes them. */
export const mobileFailures = {
  'mobile-id-no-server': {
    happened: 'Mobile IDs are made at the central server, and there is none that knows this station.',
    means: 'Nothing was made.',
    next: 'An Administrator names the server under Settings, Central server, and signs in there once.',
  },
  'mobile-id-no-address': {
    happened: 'The central server has not been told by which address phones reach it.',
    means: 'Nothing was made.',
    next: 'Whoever runs the server sets CARDWRIGHT_PUBLIC_URL there, as its instructions say.',
  },
  'second-mobile-id': {
    happened: 'There is a mobile ID in force already: M-{{mobileId}}.',
    means: 'Nothing was made.',
    next: 'Lock that one first, then go on with the new one.',
  },
} as const satisfies Readonly<Record<string, FailureSentences>>;
