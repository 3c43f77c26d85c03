import type { Lifecycle } from './lifecycle.ts';

export type CardState =
  | 'registered'
  | 'requested'
  | 'aborted'
  | 'approved'
  | 'rejected'
  | 'failed'
  | 'issued'
  | 'active'
  | 'inactive'
  | 'locked'
  | 'expired';
export type CardEvent =
  | 'request'
  | 'approve'
  | 'reject'
  | 'abort'
  | 'issue'
  | 'fail'
  | 'activate'
  | 'deactivate'
  | 'reactivate'
  | 'lock'
  | 'wipe'
  | 'unblock'
  | 'change-pin'
  | 'edit'
  | 'expire';

/** A personal card (spec credentials 1.2). Failed may be produced again; an issued card of a locked holder is locked; Locked and Expired are final. */
export const cardLifecycle: Lifecycle<CardState, CardEvent> = {
  thing: 'card',
  states: ['registered', 'requested', 'aborted', 'approved', 'rejected', 'failed', 'issued', 'active', 'inactive', 'locked', 'expired'],
  edges: [
    { from: ['registered'], event: 'request', to: 'requested' },
    { from: ['requested'], event: 'approve', to: 'approved' },
    { from: ['requested'], event: 'reject', to: 'rejected' },
    { from: ['requested'], event: 'abort', to: 'aborted' },
    { from: ['approved', 'failed'], event: 'issue', to: 'issued' },
    { from: ['approved'], event: 'fail', to: 'failed' },
    { from: ['issued'], event: 'activate', to: 'active' },
    { from: ['active'], event: 'deactivate', to: 'inactive' },
    { from: ['inactive'], event: 'reactivate', to: 'active' },
    { from: ['issued', 'active', 'inactive'], event: 'lock', to: 'locked' },
    { from: ['locked', 'expired'], event: 'wipe', to: 'same' },
    { from: ['active'], event: 'unblock', to: 'same' },
    { from: ['active'], event: 'change-pin', to: 'same' },
    {
      from: ['registered', 'requested', 'aborted', 'approved', 'rejected', 'failed', 'issued', 'active', 'inactive', 'locked', 'expired'],
      event: 'edit',
      to: 'same',
    },
    { from: ['issued', 'active', 'inactive'], event: 'expire', to: 'expired' },
  ],
};
