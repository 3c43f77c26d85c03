import type { z } from 'zod';
import type { FailureCode } from '../failures/table.ts';
import type { Permission } from '../roles/permission.ts';

/** Which record an action is about, and which input field names it; the router loads it before anything is decided. */
export type SubjectRule =
  | { readonly kind: 'none' }
  /** The service point in which the caller works just now: for making and listing. */
  | { readonly kind: 'service-point' }
  /** Whoever calls, at the service point where they work just now. */
  | { readonly kind: 'self' }
  /** The service point that is named, whoever works there. */
  | { readonly kind: 'at-service-point'; readonly from: string }
  | { readonly kind: 'membership'; readonly from: string }
  | { readonly kind: 'access-request'; readonly from: string }
  | { readonly kind: 'api-key'; readonly from: string }
  | { readonly kind: 'raid'; readonly from: string }
  /** A draft where one is named; else the caller's service point, for a new one. */
  | { readonly kind: 'draft'; readonly from: string }
  /** Somebody who is to get a membership at the named service point. */
  | { readonly kind: 'newcomer'; readonly from: string; readonly at: string }
  | { readonly kind: 'person'; readonly from: string }
  | { readonly kind: 'card'; readonly from: string }
  | { readonly kind: 'temporary-card'; readonly from: string }
  | { readonly kind: 'virtual-smart-card'; readonly from: string }
  | { readonly kind: 'mobile-id'; readonly from: string }
  | { readonly kind: 'request'; readonly from: string }
  | { readonly kind: 'operation'; readonly from: string }
  | { readonly kind: 'batch'; readonly from: string }
  /** A file of people. */
  | { readonly kind: 'import'; readonly from: string }
  /** The card that lies in the named reader, where it is one of ours. */
  | { readonly kind: 'reader'; readonly from: string };

/** The life-cycle event that the action is; the router refuses it when the subject's state has no such edge. */
export interface ActionEvent {
  readonly thing:
    | 'person'
    | 'card'
    | 'temporary-card'
    | 'virtual-smart-card'
    | 'mobile-id'
    | 'request'
    | 'service-point'
    | 'membership'
    | 'access-request'
    | 'api-key'
    | 'raid';
  readonly event: string;
}

export interface ActionRow<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** `noun.verb`; handler and screen stand at the same path. */
  readonly id: string;
  readonly permission: Permission;
  /** Anonymous calls need no session; `locked` ones are served while the session is locked. */
  readonly session: 'anonymous' | 'locked' | 'signed-in';
  readonly subject: SubjectRule;
  readonly event?: ActionEvent;
  readonly input: Input;
  readonly output: Output;
  /** Input fields that are secrets: never logged, never in an error, overwritten after use. */
  readonly secrets: readonly string[];
  /** Failures beyond those of the one way in that the caller should expect. */
  readonly failures: readonly FailureCode[];
  /** Reading changes nothing and makes no fact when allowed. */
  readonly reads: boolean;
}

type Draft<Input extends z.ZodType, Output extends z.ZodType> = Omit<
  ActionRow<Input, Output>,
  'secrets' | 'failures' | 'session' | 'reads'
> &
  Partial<Pick<ActionRow, 'secrets' | 'failures' | 'session' | 'reads'>>;

/** Fills in what most rows share: signed in, no secrets, no failures of its own, writes. */
export function action<Input extends z.ZodType, Output extends z.ZodType>(row: Draft<Input, Output>): ActionRow<Input, Output> {
  return { session: 'signed-in', secrets: [], failures: [], reads: false, ...row };
}
