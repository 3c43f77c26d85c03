import type { Lifecycle } from './lifecycle.ts';

export type TemporaryCardState = 'requested' | 'aborted' | 'failed' | 'unassigned' | 'assigned' | 'expired' | 'locked';
export type TemporaryCardEvent = 'abort' | 'issue' | 'fail' | 'assign' | 'extend' | 'withdraw' | 'lock' | 'wipe' | 'expire';

/** A pool item (spec credentials 1.4): withdrawing is an event that leads back to Unassigned, not a state. */
export const temporaryCardLifecycle: Lifecycle<TemporaryCardState, TemporaryCardEvent> = {
  thing: 'temporary-card',
  states: ['requested', 'aborted', 'failed', 'unassigned', 'assigned', 'expired', 'locked'],
  edges: [
    { from: ['requested'], event: 'abort', to: 'aborted' },
    { from: ['requested', 'failed'], event: 'issue', to: 'unassigned' },
    { from: ['requested'], event: 'fail', to: 'failed' },
    { from: ['unassigned'], event: 'assign', to: 'assigned' },
    { from: ['assigned'], event: 'extend', to: 'same' },
    { from: ['assigned', 'expired'], event: 'withdraw', to: 'unassigned' },
    { from: ['assigned', 'unassigned'], event: 'lock', to: 'locked' },
    { from: ['locked'], event: 'wipe', to: 'same' },
    { from: ['assigned'], event: 'expire', to: 'expired' },
  ],
};
