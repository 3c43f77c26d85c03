/** How far a person's card has come. Every state of card and request that its life cycle can reach is the end of one. */
export const stories = {
  /** Requested and not decided. */
  requested: 12,
  postponed: 5,
  rejected: 7,
  'taken-back': 6,
  /** To be produced. */
  approved: 16,
  /** Given up while it was produced; may be produced again. */
  failed: 3,
  /** Issued, the PIN letter not printed yet, or printed and the card to be handed over. */
  'letter-to-print': 7,
  'letter-printed': 8,
  active: 40,
  /** Active for some days or weeks more. */
  expiring: 6,
  expired: 4,
  inactive: 6,
  reactivated: 3,
  locked: 6,
  /** Lost and locked, and a second card since. */
  replaced: 3,
  /** People who were only entered after an approval, or not at all. */
  'entered-after-approval': 3,
  'entry-rejected': 3,
  'entry-taken-back': 2,
} as const;

export type Story = keyof typeof stories | 'no-card';

/** Stories whose cards were produced. */
const produced: readonly Story[] = [
  'letter-to-print',
  'letter-printed',
  'active',
  'expiring',
  'expired',
  'inactive',
  'reactivated',
  'locked',
  'replaced',
];
const entries: readonly Story[] = ['entered-after-approval', 'entry-rejected', 'entry-taken-back'];

export const isProduced = (story: Story): boolean => produced.includes(story);
/** Is it about entering the person, not about a card? */
export const isEntry = (story: Story): boolean => entries.includes(story);

/** Days since the card was requested, from and to. */
export const ages: Readonly<Record<Story, readonly [from: number, to: number]>> = {
  'no-card': [1, 900],
  requested: [0.1, 9],
  postponed: [6, 24],
  rejected: [10, 90],
  'taken-back': [4, 80],
  approved: [1, 12],
  failed: [4, 12],
  'letter-to-print': [1, 2],
  'letter-printed': [3, 11],
  active: [20, 1500],
  expiring: [1776, 1826],
  expired: [1836, 1990],
  inactive: [120, 1400],
  reactivated: [120, 1400],
  locked: [120, 1400],
  replaced: [400, 1300],
  'entered-after-approval': [5, 60],
  'entry-rejected': [5, 60],
  'entry-taken-back': [5, 60],
};

export const reasons = [
  'The contract ends before the card could be produced.',
  'The photo shows a hat; please take it again.',
  'There is a valid card already; ask for a new one when it is lost.',
  'The unit is not confirmed by human resources yet.',
  'This profile is for employees; a visitor’s card is what is meant.',
] as const;
