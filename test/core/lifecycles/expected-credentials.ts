/**
 * Written by hand from spec credentials 1.1 to 1.7, not from the program: `from event → to`. What is not here must be refused.
 */
export interface Expected {
  readonly states: readonly string[];
  readonly edges: readonly string[];
  /** States that no event leaves. */
  readonly ends: readonly string[];
}

const anyCard = [
  'registered',
  'requested',
  'aborted',
  'approved',
  'rejected',
  'failed',
  'issued',
  'active',
  'inactive',
  'locked',
  'expired',
];

export const expectedCredentials: Readonly<Record<string, Expected>> = {
  person: {
    states: ['registered', 'requested', 'aborted', 'approved', 'rejected', 'active', 'inactive', 'locked', 'erased'],
    edges: [
      'registered activate → active',
      'approved activate → active',
      'requested approve → active',
      'requested approve-inactive → inactive',
      'requested reject → rejected',
      'requested abort → aborted',
      'active deactivate → inactive',
      'inactive reactivate → active',
      'active lock → locked',
      'inactive lock → locked',
      'active edit → active',
      'inactive edit → inactive',
      ...['registered', 'requested', 'aborted', 'approved', 'rejected', 'active', 'inactive', 'locked'].map(
        (state) => `${state} edit-roles → ${state}`,
      ),
      'active erase → erased',
      'inactive erase → erased',
      'locked erase → erased',
    ],
    ends: ['aborted', 'rejected', 'erased'],
  },
  card: {
    states: anyCard,
    edges: [
      'registered request → requested',
      'requested approve → approved',
      'requested reject → rejected',
      'requested abort → aborted',
      'approved issue → issued',
      'failed issue → issued',
      'approved fail → failed',
      'issued activate → active',
      'active deactivate → inactive',
      'inactive reactivate → active',
      'issued lock → locked',
      'active lock → locked',
      'inactive lock → locked',
      'locked wipe → locked',
      'expired wipe → expired',
      'active unblock → active',
      'active change-pin → active',
      'issued expire → expired',
      'active expire → expired',
      'inactive expire → expired',
      ...anyCard.map((state) => `${state} edit → ${state}`),
    ],
    ends: ['aborted', 'rejected', 'locked', 'expired'],
  },
  'temporary-card': {
    states: ['requested', 'aborted', 'failed', 'unassigned', 'assigned', 'expired', 'locked'],
    edges: [
      'requested abort → aborted',
      'requested issue → unassigned',
      'failed issue → unassigned',
      'requested fail → failed',
      'unassigned assign → assigned',
      'assigned extend → assigned',
      'assigned withdraw → unassigned',
      'expired withdraw → unassigned',
      'assigned lock → locked',
      'unassigned lock → locked',
      'locked wipe → locked',
      'assigned expire → expired',
    ],
    ends: ['aborted', 'locked'],
  },
  certificate: {
    states: ['valid', 'on-hold', 'revoked', 'expired'],
    edges: [
      'valid hold → on-hold',
      'on-hold release → valid',
      'valid revoke → revoked',
      'on-hold revoke → revoked',
      'valid expire → expired',
      'on-hold expire → expired',
    ],
    ends: ['revoked', 'expired'],
  },
  request: {
    states: ['requested', 'aborted', 'approved', 'rejected'],
    edges: ['requested approve → approved', 'requested reject → rejected', 'requested postpone → requested', 'requested abort → aborted'],
    ends: ['aborted', 'approved', 'rejected'],
  },
  'mobile-id': {
    states: ['registered', 'active', 'inactive', 'locked', 'expired'],
    edges: [
      'registered activate → active',
      'active deactivate → inactive',
      'inactive reactivate → active',
      'active lock → locked',
      'inactive lock → locked',
      'active change-pin → active',
      'active expire → expired',
      'inactive expire → expired',
    ],
    ends: ['locked', 'expired'],
  },
  'virtual-smart-card': {
    states: ['registered', 'active', 'inactive', 'locked', 'expired'],
    edges: [
      'registered activate → active',
      'active deactivate → inactive',
      'inactive reactivate → active',
      'active lock → locked',
      'inactive lock → locked',
      'active change-pin → active',
      'active expire → expired',
      'inactive expire → expired',
    ],
    ends: ['locked', 'expired'],
  },
};
