import type { FailureSentences } from './failure-sentences.ts';

/** Of files of people. */
export const importFailures = {
  'import-file-unreadable': {
    happened: 'What the station kept of this file cannot be read any more.',
    means: 'Whoever was entered from it stays. No further line was taken.',
    next: 'Give it up and choose the file again: people who are there already are not entered twice.',
  },
  'import-file-gone': {
    happened: 'The file is not on this machine any more.',
    means: 'Whoever was entered from it stays. No further line was taken.',
    next: 'Choose the file again: people who are there already are not entered twice.',
  },
  'import-over': {
    happened: 'This file was taken to its end, or was given up.',
    means: 'Nothing was changed.',
    next: 'Choose the file again if there is more to do.',
  },
  'twice-in-file': {
    happened: 'Line {{line}} of this file is about the same person.',
    means: 'Only that line counts.',
    next: 'Leave one of the two lines in the file.',
  },
  'line-unreadable': {
    happened: 'This line cannot be read: {{because}}.',
    means: 'Nobody is entered from it.',
    next: 'Mend the line in the file and choose it again.',
  },
} as const satisfies Record<string, FailureSentences>;
