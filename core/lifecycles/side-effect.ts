import type { RecordKind } from '../records/records.ts';

/** Rows that no fact tells of and that only one station has, the papers that wait for its printer, and the session of whoever is signed in. */
export type LocalPlace =
  | 'account_password'
  | 'authority_certificate'
  | 'mail_outbox'
  | 'one_time_code'
  | 'saved_view'
  | 'sealed_blob'
  | 'session'
  | 'spool';

/** Where something shows and what became of it there: its new state; else `new`, `changed`, `gone` and the like, after the kind where a place has several. */
export type Shown = `${RecordKind | LocalPlace} ${string}`;

/** What an event does beside its own thing's state. */
export interface SideEffect {
  readonly what: string;
  readonly shows: readonly Shown[];
}

/** Mail lies sealed until it is sent. */
const mail = (kind: string): readonly Shown[] => [`mail_outbox ${kind} new`, 'sealed_blob mail new'];
const held: readonly Shown[] = ['certificate on-hold', 'authority_certificate on-hold'];
const released: readonly Shown[] = ['certificate valid', 'authority_certificate valid'];
/** A virtual smart card's certificates lie in the token of one computer. */
const virtual = (state: 'on-hold' | 'valid' | 'revoked' | 'changed'): readonly Shown[] => [`certificate virtual ${state}`];
const revoked: readonly Shown[] = ['certificate revoked', 'authority_certificate revoked'];
const paper: readonly Shown[] = ['sealed_blob initial-pin destroyed', 'spool pin-letter gone'];

/** Everything that an event of a person, a card, a temporary card or a request can do besides, each with the words for people. */
export const sideEffects = {
  'roles-taken': { what: 'Every role is taken.', shows: ['account emptied'] },
  'session-ended': { what: 'A session of theirs ends at its next call, and they can open none.', shows: ['session ended'] },
  'roles-given': { what: 'The roles that are given by default are given.', shows: ['account filled'] },
  'roles-edited': { what: 'Roles of the first family are given and taken.', shows: ['account changed'] },
  'roles-told': { what: 'The person is told by mail which roles were given and taken.', shows: mail('roles-changed') },
  'password-made': {
    what: 'A first password is made and printed or mailed, where the option asks for one.',
    shows: ['account_password new'],
  },
  'password-printed': { what: 'Its letter waits to be printed.', shows: ['spool password-letter new'] },
  'password-mailed': { what: 'Its mail waits to be sent.', shows: mail('new-password') },

  'card-deactivate': { what: 'Cards in force rest, with their certificates.', shows: ['card inactive', ...held] },
  'card-reactivate': {
    what: 'Cards that rested with the person are in force again, with their certificates.',
    shows: ['card active', ...released],
  },
  'card-lock': {
    what: 'Issued and resting cards and those in force are locked, and all certificates revoked.',
    shows: ['card locked', ...revoked],
  },
  'temporaryCard-lock': {
    what: 'A temporary card that the person has is locked, its certificates revoked, and what was begun with it given up.',
    shows: ['temporary-card locked', ...revoked, 'operation discarded'],
  },
  'mobileId-deactivate': { what: 'Mobile IDs rest.', shows: ['mobile-id inactive'] },
  'mobileId-reactivate': { what: 'Mobile IDs are in force again.', shows: ['mobile-id active'] },
  'mobileId-lock': { what: 'Mobile IDs are locked.', shows: ['mobile-id locked'] },
  'virtualSmartCard-deactivate': {
    what: 'Virtual smart cards rest, with their certificates.',
    shows: ['virtual-smart-card inactive', ...virtual('on-hold')],
  },
  'virtualSmartCard-reactivate': {
    what: 'Virtual smart cards are in force again, with their certificates.',
    shows: ['virtual-smart-card active', ...virtual('valid')],
  },
  'virtualSmartCard-lock': {
    what: 'Virtual smart cards are locked, and their certificates revoked.',
    shows: ['virtual-smart-card locked', ...virtual('revoked')],
  },
  'card-requests-ended': {
    what: 'Open requests for a card are aborted, and the cards with them.',
    shows: ['request aborted', 'card aborted'],
  },
  'requests-ended': {
    what: 'Every open request about the person is aborted, and the cards that only a request had made.',
    shows: ['request aborted', 'card aborted'],
  },

  'home-moved': {
    what: 'Where the home is another one, cards, certificates, virtual smart cards, mobile IDs and open requests move too.',
    shows: [
      'card changed',
      'certificate changed',
      ...virtual('changed'),
      'virtual-smart-card changed',
      'mobile-id changed',
      'request changed',
    ],
  },
  'home-secrets-sealed-anew': {
    what: 'What is sealed for the person is then sealed for the new home, and the older copy of each PUK and PIN destroyed.',
    shows: [
      'sealed_blob data-key new',
      'sealed_blob puk new',
      'sealed_blob puk destroyed',
      'sealed_blob initial-pin new',
      'sealed_blob initial-pin destroyed',
    ],
  },
  'names-forgotten': {
    what: 'Titles on cards, names in certificates and in requests that were decided, and views that say the name are emptied.',
    shows: ['card changed', 'certificate changed', 'authority_certificate changed', 'request changed', 'saved_view gone'],
  },
  'token-keys-to-remove': {
    what: 'Keys and certificates of virtual smart cards are removed from their tokens as soon as those can be reached.',
    shows: ['virtual-smart-card keys-to-remove'],
  },
  'data-key-destroyed': {
    what: 'The key is destroyed under which facts keep what is personal.',
    shows: ['sealed_blob data-key destroyed'],
  },
  'sign-in-gone': { what: 'Password and one-time code are gone.', shows: ['account_password gone', 'one_time_code gone'] },
  'mail-dropped': {
    what: 'Mail that waits is dropped.',
    shows: ['mail_outbox new-password gone', 'mail_outbox forgotten-password gone', 'sealed_blob mail destroyed'],
  },
  'papers-destroyed': {
    what: 'Sealed PINs and the letters that wait for the printer are destroyed.',
    shows: [...paper, 'spool password-letter gone'],
  },

  'request-approved': { what: 'The request is approved.', shows: ['request approved'] },
  'request-rejected': { what: 'The request is rejected.', shows: ['request rejected'] },
  'request-aborted': { what: 'The request is aborted.', shows: ['request aborted'] },
  'requester-told': { what: 'Whoever asked is told by mail.', shows: mail('request-decided') },
  'asked-done': { what: 'What was asked for is done, with every side effect of its own.', shows: [] },
  'asked-rejected': { what: 'A person or card that only the request had made is rejected.', shows: ['person rejected', 'card rejected'] },
  'asked-aborted': { what: 'A person or card that only the request had made is aborted.', shows: ['person aborted', 'card aborted'] },

  'certificates-made': { what: 'Certificates are made and rest until the hand-over.', shows: held },
  'certificates-at-once': { what: 'Where the option says so, the card and its certificates are in force at once.', shows: released },
  'certificates-lent': { what: 'Certificates are made to the last day of the loan.', shows: released },
  'certificates-held': { what: 'Certificates rest, at the authority too.', shows: held },
  'certificates-released': { what: 'Certificates are in force, at the authority too.', shows: released },
  'certificates-revoked': { what: 'Certificates are revoked, at the authority too.', shows: revoked },
  'certificates-expired': { what: 'Certificates are expired; the authority need not be told.', shows: ['certificate expired'] },
  'work-done': { what: 'The work at the reader is done.', shows: ['operation done'] },
  'work-given-up': { what: 'Work at a reader that was begun is given up.', shows: ['operation discarded'] },
  'wiped-in-reader': {
    what: 'Where the chip lies in a reader, it is wiped at once and gets another PUK and PIN, which are sealed.',
    shows: ['operation done', 'sealed_blob puk new', 'sealed_blob puk destroyed', 'sealed_blob initial-pin new'],
  },
  'station-pin': {
    what: 'While the station works, the card has a PIN that lies sealed; it is destroyed once the holder has chosen theirs.',
    shows: ['sealed_blob initial-pin new', 'sealed_blob initial-pin destroyed'],
  },
  'wipe-due': { what: 'Else the chip waits to be wiped until it is seen next.', shows: ['operation open'] },
  'secrets-sealed': { what: 'PUK and first PIN are sealed.', shows: ['sealed_blob puk new', 'sealed_blob initial-pin new'] },
  'secrets-destroyed': {
    what: 'Sealed PUK and first PIN are destroyed.',
    shows: ['sealed_blob puk destroyed', 'sealed_blob initial-pin destroyed'],
  },
  'first-pin-destroyed': { what: 'The sealed first PIN is destroyed.', shows: ['sealed_blob initial-pin destroyed'] },
  'letter-withdrawn': { what: 'A PIN letter is over: the sealed PIN and the paper that waits are destroyed.', shows: paper },
  'puk-replaced': {
    what: 'A PUK that was used is replaced: the new one is sealed, the old one destroyed.',
    shows: ['sealed_blob puk new', 'sealed_blob puk destroyed'],
  },
} as const satisfies Readonly<Record<string, SideEffect>>;

export type SideEffectName = keyof typeof sideEffects;
