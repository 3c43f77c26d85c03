import type { RefusalReason } from '../../../core/roles/refusals.ts';

/** Why `decide` refuses, in a sentence. `roles` names who may. */
export const refusals = {
  'not-signed-in': 'Nobody is signed in.',
  'not-active': 'Your person is not active.',
  'no-membership': 'You have no enabled membership at a service point.',
  'role-missing': 'Your roles do not allow this. It takes: {{roles}}.',
  'nobody-may': 'Nobody may do this, whatever their role.',
  'other-service-point': 'This belongs to another service point.',
  'no-service-point': 'You work at no service point just now.',
  'not-own': 'You may do this with your own things only.',
  'own-request': 'This is your own request; somebody else decides it.',
  oneself: 'Nobody may do this to themselves.',
  'approval-off': 'This is not asked for approval at present.',
  'approver-only-decides': 'An approver decides requests; the action itself takes: {{roles}}.',
  'last-holder': 'They are the last active {{roles}}.',
  'already-authorised': 'You are authorised already.',
  'belongs-elsewhere': 'They belong to a service point already; a second one takes: {{roles}}.',
  'target-unknown': 'It is not known whom this is about.',
  'api-key-refused': 'An API key may not do this.',
  'key-disabled': 'This API key is disabled.',
  'service-point-disabled': 'This service point is disabled: nothing new is written there.',
  'desk-writes-off': 'At this service point RAiDs are written by a program, not at the desk.',
} as const satisfies Record<RefusalReason, string>;
