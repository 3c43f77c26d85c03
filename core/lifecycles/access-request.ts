import type { Lifecycle } from './lifecycle.ts';

export type AccessRequestState = 'requested' | 'approved' | 'rejected';
export type AccessRequestEvent = 'approve' | 'reject' | 'ask-again';

/** A plea to be let into one service point (spec service points 4.3). */
export const accessRequestLifecycle: Lifecycle<AccessRequestState, AccessRequestEvent> = {
  thing: 'access-request',
  states: ['requested', 'approved', 'rejected'],
  edges: [
    { from: ['requested'], event: 'approve', to: 'approved' },
    { from: ['requested'], event: 'reject', to: 'rejected' },
    { from: ['requested'], event: 'ask-again', to: 'same' },
  ],
};
