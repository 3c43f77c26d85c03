import type { ActionId } from '../../../core/actions/all.ts';

/** Verbs by noun: `card.lock` is `{ card: { lock } }`. */
type ByNoun = {
  readonly [Noun in ActionId extends `${infer N}.${string}` ? N : never]: Readonly<
    Record<Extract<ActionId, `${Noun}.${string}`> extends `${Noun}.${infer Verb}` ? Verb : never, string>
  >;
};

/** Every action by its id with its dot as a level: what a button or menu entry says, and what the journal says was asked. */
export const actions = {
  more: 'More',
  station: {
    status: 'See the first page',
    'first-start': 'Set up this station',
    'fill-demo': 'Fill in demo data',
    'join-request': 'Make request file',
    join: 'Join an organisation',
    'answer-join': 'Let a station join',
    'print-recovery-code': 'Print recovery code',
    'confirm-recovery-printed': 'The recovery code is on paper',
  },
  session: {
    'sign-in': 'Sign in',
    'sign-out': 'Sign out',
    lock: 'Lock',
    unlock: 'Unlock',
    active: 'Stay signed in',
    'switch-service-point': 'Change service point',
  },
  desk: { open: 'See the desk', search: 'Search' },
  card: {
    find: 'Find cards',
    open: 'See a card',
    request: 'Request card',
    preflight: 'Look whether a card fits',
    issue: 'Issue card',
    activate: 'Activate card',
    deactivate: 'Deactivate card',
    reactivate: 'Reactivate card',
    lock: 'Lock card',
    'pin-status': 'See the tries left',
    'change-pin': 'Change PIN',
    'unblock-pin': 'Unblock PIN',
    'read-chip': 'Look at the chip',
  },
  reader: { list: 'See the readers' },
  letter: { print: 'Print PIN letter', 'confirm-printed': 'The letter is on paper' },
  request: {
    find: 'Find requests',
    open: 'See a request',
    approve: 'Approve',
    reject: 'Reject',
    postpone: 'Postpone',
    abort: 'Abort',
  },
  operation: { open: 'See the progress', finish: 'Finish', discard: 'Give up', cancel: 'Cancel' },
  person: {
    create: 'New person',
    find: 'Find people',
    open: 'See a person',
    identifiers: 'See the kinds of document',
    deactivate: 'Deactivate person',
    reactivate: 'Reactivate person',
    lock: 'Lock person',
    edit: 'Edit person',
    'change-password': 'Change password',
    'reset-password': 'Reset password',
    'confirm-password-letter': 'The password letter is on paper',
    'edit-roles': 'Edit roles',
  },
  role: {
    list: 'See the default roles',
    'upload-defaults': 'Upload default roles',
    'delete-defaults': 'Delete default roles',
    'create-default': 'Create default role',
  },
  reason: { list: 'See the reasons', create: 'New reason', edit: 'Edit reason', delete: 'Delete reason' },
  identifier: { create: 'New kind of document', edit: 'Edit kind of document', delete: 'Delete kind of document' },
  self: {
    open: 'See one’s own things',
    'edit-photo': 'Change photo',
    'forgot-password': 'Forgotten password',
    'set-forgotten-password': 'Set a new password by a code',
    'change-password': 'Change password',
    'abort-request': 'Abort request',
  },
  batch: {
    'delete-people': 'Delete people',
    'reset-passwords': 'Reset passwords',
    'edit-roles': 'Edit roles',
    run: 'Run a batch',
    open: 'See a batch',
    find: 'Find batches',
  },
  journal: { find: 'Read the journal', entry: 'See an entry', verify: 'Verify the journal', export: 'Export the journal' },
  option: { list: 'See the options', change: 'Change an option' },
  authority: { open: 'See the certificate authority', export: 'Export certificates and revocation list' },
} as const satisfies ByNoun & { readonly more: string };
