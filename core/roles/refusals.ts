/** Why `decide` refuses. One closed list; its sentences stand with the screens' strings. */
export type RefusalReason =
  | 'not-signed-in'
  | 'not-active'
  | 'no-membership'
  | 'role-missing'
  | 'nobody-may'
  | 'other-service-point'
  | 'no-service-point'
  | 'not-own'
  | 'own-request'
  | 'oneself'
  | 'approval-off'
  | 'approver-only-decides'
  | 'last-holder'
  | 'already-authorised'
  | 'belongs-elsewhere'
  | 'target-unknown'
  | 'api-key-refused'
  | 'key-disabled'
  | 'service-point-disabled'
  | 'desk-writes-off';

export type Decision =
  | { readonly allowed: true }
  /** `roles` names who may instead. */
  | { readonly allowed: false; readonly because: RefusalReason; readonly roles: readonly string[] };

export const allowed: Decision = { allowed: true };

export function refused(because: RefusalReason, roles: readonly string[] = []): Decision {
  return { allowed: false, because, roles };
}
