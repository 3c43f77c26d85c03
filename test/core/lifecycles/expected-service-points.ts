import type { Expected } from './expected-credentials.ts';

/** Written by hand from spec service points 4.2 to 4.6, 5.1 and 8, not from the program. */
export const expectedServicePoints: Readonly<Record<string, Expected>> = {
  'service-point': {
    states: ['enabled', 'disabled'],
    edges: ['enabled disable → disabled', 'disabled enable → enabled', 'enabled update → enabled', 'disabled update → disabled'],
    ends: [],
  },
  membership: {
    states: ['pending', 'enabled', 'disabled'],
    edges: [
      'pending authorise → enabled',
      'enabled disable → disabled',
      'disabled enable → enabled',
      'enabled change-role → enabled',
      'disabled change-role → disabled',
    ],
    ends: [],
  },
  'access-request': {
    states: ['requested', 'approved', 'rejected'],
    edges: ['requested approve → approved', 'requested reject → rejected', 'requested ask-again → requested'],
    ends: ['approved', 'rejected'],
  },
  'api-key': {
    states: ['enabled', 'disabled', 'expired'],
    edges: [
      'enabled disable → disabled',
      'disabled enable → enabled',
      'enabled extend → enabled',
      'disabled extend → disabled',
      'expired extend → enabled',
      'enabled expire → expired',
    ],
    ends: [],
  },
  raid: {
    states: ['draft', 'open', 'embargoed'],
    edges: [
      'draft save-draft → draft',
      'draft mint-open → open',
      'draft mint-embargoed → embargoed',
      'open edit → open',
      'embargoed edit → embargoed',
      'embargoed lift-embargo → open',
      'open set-embargo → embargoed',
    ],
    ends: [],
  },
};
