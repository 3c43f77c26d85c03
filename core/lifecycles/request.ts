import type { Lifecycle } from './lifecycle.ts';

export type RequestState = 'requested' | 'aborted' | 'approved' | 'rejected';
export type RequestEvent = 'approve' | 'reject' | 'postpone' | 'abort';

/** An approval request (spec credentials 1.7). Postponed is no state: it stays Requested. */
export const requestLifecycle: Lifecycle<RequestState, RequestEvent> = {
  thing: 'request',
  states: ['requested', 'aborted', 'approved', 'rejected'],
  edges: [
    { from: ['requested'], event: 'approve', to: 'approved' },
    { from: ['requested'], event: 'reject', to: 'rejected' },
    { from: ['requested'], event: 'postpone', to: 'same' },
    { from: ['requested'], event: 'abort', to: 'aborted' },
  ],
};
