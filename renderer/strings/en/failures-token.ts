import type { FailureSentences } from './failure-sentences.ts';

/** Of virtual smart cards, their tokens and what keeps those. */
export const tokenFailures = {
  'token-module-unset': {
    happened: 'This station has not been told where virtual smart cards are kept.',
    means: 'Nothing was made.',
    next: 'An Administrator chooses it under Settings, Virtual smart cards.',
  },
  'token-module-absent': {
    happened: 'What keeps the virtual smart cards of this computer cannot be loaded.',
    means: 'Nothing was changed.',
    next: 'An Administrator looks under Settings, Virtual smart cards, whether the module is installed and its path right.',
  },
  'token-gone': {
    happened: 'The virtual smart card is not in this computer any more.',
    means: 'Its keys cannot be used here.',
    next: 'Lock it, and get a new one.',
  },
  'token-full': {
    happened: 'This computer has no room for another virtual smart card.',
    means: 'Nothing is in force; what was begun was given up.',
    next: 'Ask whoever looks after this computer to make room, then get it again.',
  },
  'token-elsewhere': {
    happened: 'This virtual smart card is in another computer: {{station}}.',
    means: 'Its PIN is as it was.',
    next: 'Change the PIN at that computer.',
  },
  'token-pin-unfit': {
    happened: 'The new PIN does not follow the rules.',
    means: 'Nothing was changed.',
    next: 'Choose another one; the rules stand beside the field.',
  },
  'token-pin-wrong': {
    happened: 'The PIN is wrong.',
    means: 'It is as it was, and one try fewer is left.',
    next: 'Type it again, or choose “I forgot it” and set a new one.',
  },
  'token-pin-last-try': {
    happened: 'One try is left for this PIN.',
    means: 'A wrong one would block the virtual smart card, so it was not tried.',
    next: 'Choose “I forgot it” and set a new PIN.',
  },
  'token-pin-blocked': {
    happened: 'The PIN is blocked after too many wrong tries.',
    means: 'The virtual smart card cannot be used until it has a new PIN.',
    next: 'Choose “I forgot it” and set a new PIN.',
  },
  'token-refused': {
    happened: 'What keeps the virtual smart cards of this computer refused: {{fault}}.',
    means: 'Nothing of it is in force that was not before.',
    next: 'Try again. Where it stays so, show this sentence to whoever looks after this computer.',
  },
  'second-virtual-smart-card': {
    happened: 'You have a virtual smart card in this computer already: V-{{card}}.',
    means: 'Nothing was made.',
    next: 'Lock that one first, then get a new one.',
  },
} as const satisfies Readonly<Record<string, FailureSentences>>;
