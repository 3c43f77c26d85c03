import type { Lifecycle } from './lifecycle.ts';

export type PersonState = 'registered' | 'requested' | 'aborted' | 'approved' | 'rejected' | 'active' | 'inactive' | 'locked' | 'erased';
export type PersonEvent =
  | 'activate'
  | 'approve'
  | 'approve-inactive'
  | 'reject'
  | 'abort'
  | 'deactivate'
  | 'reactivate'
  | 'lock'
  | 'edit'
  | 'edit-roles'
  | 'erase';

/** A person (spec credentials 1.1). Locked is final but for erasing, which keeps the record as "erased person" (PRODUCT, decision 1). An approved entry is Active, or Inactive where the option says so. Roles may be edited in any state but that. */
export const personLifecycle: Lifecycle<PersonState, PersonEvent> = {
  thing: 'person',
  states: ['registered', 'requested', 'aborted', 'approved', 'rejected', 'active', 'inactive', 'locked', 'erased'],
  edges: [
    { from: ['registered', 'approved'], event: 'activate', to: 'active' },
    { from: ['requested'], event: 'approve', to: 'active' },
    { from: ['requested'], event: 'approve-inactive', to: 'inactive' },
    { from: ['requested'], event: 'reject', to: 'rejected' },
    { from: ['requested'], event: 'abort', to: 'aborted' },
    { from: ['active'], event: 'deactivate', to: 'inactive' },
    { from: ['inactive'], event: 'reactivate', to: 'active' },
    { from: ['active', 'inactive'], event: 'lock', to: 'locked' },
    { from: ['active', 'inactive'], event: 'edit', to: 'same' },
    {
      from: ['registered', 'requested', 'aborted', 'approved', 'rejected', 'active', 'inactive', 'locked'],
      event: 'edit-roles',
      to: 'same',
    },
    { from: ['active', 'inactive', 'locked'], event: 'erase', to: 'erased' },
  ],
};
