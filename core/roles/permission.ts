import type { HouseRow } from './house-table.ts';

/** Acts on staff of which several rows speak. */
export type TargetRow = 'authorise' | 'change-role' | 'enable-or-disable';

/** One row of one of the three tables, which an action needs. */
export type Permission =
  /** `approve` decides a request of that use case; the action itself is `act`, which is meant where nothing stands. */
  | { readonly family: 'credentials'; readonly row: number; readonly as?: 'act' | 'approve' }
  /** The row is the request's own: whoever decides it needs that row's Approver cell. */
  | { readonly family: 'credentials'; readonly row: 'of-request'; readonly as: 'approve' }
  /** The row is the batch's own: whoever runs it needs the cell that making it took. */
  | { readonly family: 'credentials'; readonly row: 'of-batch'; readonly as?: 'act' }
  | { readonly family: 'service-points'; readonly row: number }
  /** The target picks the row: 3 or 8 by whether they belong to another service point; 4, 5 or 6 by the role they get; 7, 9 or 10 by the one they have. */
  | { readonly family: 'service-points'; readonly row: TargetRow }
  | { readonly family: 'house'; readonly row: HouseRow };

/** A permission whose row is known. */
export type SettledPermission = Exclude<Permission, { readonly row: 'of-request' | 'of-batch' | TargetRow }>;
