import { z } from 'zod';

/** The states of spec: one list per thing; the life cycles in core/lifecycles walk the same words. */
export const personState = z.enum(['registered', 'requested', 'aborted', 'approved', 'rejected', 'active', 'inactive', 'locked', 'erased']);
export const cardState = z.enum([
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
]);
export const temporaryCardState = z.enum(['requested', 'aborted', 'failed', 'unassigned', 'assigned', 'expired', 'locked']);
export const virtualSmartCardState = z.enum(['registered', 'active', 'inactive', 'locked', 'expired']);
export const mobileIdState = z.enum(['registered', 'active', 'inactive', 'locked', 'expired']);
export const certificateState = z.enum(['valid', 'on-hold', 'revoked', 'expired']);
export const requestState = z.enum(['requested', 'aborted', 'approved', 'rejected']);
export const membershipState = z.enum(['pending', 'enabled', 'disabled']);
export const membershipRole = z.enum(['service-point-user', 'service-point-admin']);
export const accessRequestState = z.enum(['requested', 'approved', 'rejected']);
export const raidState = z.enum(['draft', 'open', 'embargoed']);
export const raidChange = z.enum(['PATCH', 'BASELINE']);
/** Of a card's PIN letter: none was made, sealed PIN waits, at the printer, confirmed as printed (the PIN is gone), withdrawn. */
export const letterState = z.enum(['waiting', 'spooled', 'printed', 'withdrawn']);
/** What a reason is for; a page of one kind lists only its own. */
export const reasonType = z.enum(['deactivation', 'reactivation', 'locking', 'deletion']);
/** What is done to a chip in many steps; the last four are a temporary card's. */
export const operationKind = z.enum(['issue', 'activate', 'change-pin', 'unblock-pin', 'discard', 'prepare', 'assign', 'extend', 'wipe']);
/** Of a card operation: open while its outcome is not known. */
export const operationState = z.enum(['open', 'done', 'discarded']);
