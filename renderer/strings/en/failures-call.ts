import type { FailureSentences } from './failure-sentences.ts';

/** Of unblocking a card over the telephone. */
export const callFailures = {
  'code-group-wrong': {
    happened: 'Group {{group}} was not heard or typed right.',
    means: 'Nothing was done, and no try was spent.',
    next: 'Ask for group {{group}} again, sign by sign.',
  },
  'challenge-other-card': {
    happened: 'This challenge is of another card than card {{card}}.',
    means: 'Nothing was done, and nothing was given out.',
    next: 'Ask for the number on the card, and open that card; or ask for the challenge again.',
  },
  'challenge-unknown-station': {
    happened: 'This challenge comes from no station that this one knows.',
    means: 'Nothing was given out: no other computer could read the answer.',
    next: 'Let an Administrator import the organisation’s newest file, or let the holder go to another desk.',
  },
  'challenge-used': {
    happened: 'This challenge was answered already.',
    means: 'Nothing was given out again.',
    next: 'Let the holder begin again and read the new challenge out.',
  },
  'challenge-over': {
    happened: 'This call is over: it took too long, or was left.',
    means: 'Nothing is open, and no try was spent.',
    next: 'Begin again with a new challenge.',
  },
  'caller-not-checked': {
    happened: 'It is not proved yet who is calling.',
    means: 'No answer is given out.',
    next: 'Call back to the number on file, ask for the code of the mail, or let a second person approve.',
  },
  'caller-check-wrong': {
    happened: 'This does not prove who is calling: {{why}}.',
    means: 'No answer is given out by it.',
    next: 'Try another way to make sure.',
  },
  'response-wrong': {
    happened: 'The answer does not fit this challenge.',
    means: 'The card was not touched, and no try was spent. Answers that can still be typed: {{left}}.',
    next: 'Compare the groups with the help desk; or begin again with a new challenge.',
  },
  'confirm-wrong': {
    happened: 'These four signs are not of this call.',
    means: 'The record keeps both PUKs that may be on the card.',
    next: 'Ask for the four signs again. Left: {{left}}.',
  },
} as const satisfies Record<string, FailureSentences>;
