import type { FailureSentences } from './failure-sentences.ts';

/** Of readers and the smart card service. */
export const readerFailures = {
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
  'pcsc-refused': {
    happened: 'This user may not use the smart card service.',
    means: 'No reader can be used; everything else can.',
    next: 'Sign in at the machine itself, or let an administrator allow it (in the polkit rules of pcscd).',
  },
  'no-reader': { happened: 'No reader is connected.', means: 'No card can be reached.', next: 'Plug a reader in. It appears by itself.' },
  'reader-gone': {
    happened: 'The reader was unplugged.',
    means: 'Work at it stopped where it was and can be taken up again.',
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
} as const satisfies Record<string, FailureSentences>;
