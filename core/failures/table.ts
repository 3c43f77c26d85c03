import type { RaidFailure } from '../raid/raid-failure.ts';

/**
 * The closed table of failures. kind: who can mend it. retry: when trying again may help. Its three sentences (what happened,
 * what it means for the card, what to do next) stand in renderer/strings/failures; a test holds the two together.
 */
export type FailureKind = 'user' | 'card' | 'reader' | 'network' | 'denied' | 'defect';
export type FailureRetry = 'now' | 'after-fix' | 'never';

interface FailureRow {
  readonly kind: FailureKind;
  readonly retry: FailureRetry;
}

const row = (kind: FailureKind, retry: FailureRetry): FailureRow => ({ kind, retry });

export const failures = {
  // the one way in
  'message-too-large': row('defect', 'never'),
  'message-malformed': row('defect', 'never'),
  'action-unknown': row('defect', 'never'),
  'input-invalid': row('user', 'after-fix'),
  'not-signed-in': row('denied', 'after-fix'),
  'session-locked': row('denied', 'after-fix'),
  'not-found': row('user', 'after-fix'),
  denied: row('denied', 'never'),
  'state-refuses': row('user', 'after-fix'),
  defect: row('defect', 'now'),
  busy: row('user', 'now'),
  // at a kiosk
  'not-at-kiosk': row('denied', 'never'),
  'staff-code-wrong': row('user', 'now'),
  'staff-code-missing': row('user', 'after-fix'),
  'proof-missing': row('denied', 'after-fix'),
  'proof-wrong': row('user', 'now'),
  // people and sign-in
  'wrong-password': row('user', 'now'),
  'sign-in-slowed': row('user', 'now'),
  'already-started': row('user', 'never'),
  'email-taken': row('user', 'after-fix'),
  'phone-taken': row('user', 'after-fix'),
  'same-person-twice': row('user', 'after-fix'),
  'photo-unreadable': row('user', 'after-fix'),
  'name-taken': row('user', 'after-fix'),
  'code-wrong': row('user', 'after-fix'),
  'staff-never-deleted': row('user', 'never'),
  'import-file-unreadable': row('user', 'after-fix'),
  'import-file-gone': row('user', 'after-fix'),
  'import-over': row('user', 'never'),
  'twice-in-file': row('user', 'after-fix'),
  'line-unreadable': row('user', 'after-fix'),
  'join-file-invalid': row('user', 'after-fix'),
  'recovery-not-confirmed': row('user', 'after-fix'),
  // requests
  'four-eyes': row('denied', 'never'),
  'reason-missing': row('user', 'after-fix'),
  'second-active-card': row('user', 'after-fix'),
  'second-temporary-card': row('user', 'after-fix'),
  'person-not-active': row('user', 'after-fix'),
  'use-case-off': row('user', 'after-fix'),
  // service points and RAiDs
  'service-point-incomplete': row('user', 'after-fix'),
  'already-member': row('user', 'never'),
  'raid-invalid': row('user', 'after-fix'),
  'raid-stale': row('user', 'after-fix'),
  'resolver-away': row('network', 'now'),
  'registrar-away': row('network', 'now'),
  'registrar-refused': row('network', 'after-fix'),
  // writing through the central server
  'central-away': row('network', 'now'),
  'central-lost': row('network', 'after-fix'),
  'central-sign-in': row('user', 'after-fix'),
  'central-denied': row('denied', 'never'),
  'central-refused': row('network', 'after-fix'),
  'central-unknown': row('user', 'after-fix'),
  'station-key-refused': row('user', 'after-fix'),
  'station-unknown': row('user', 'after-fix'),
  'station-taken': row('user', 'after-fix'),
  // what one station alone may do
  'lease-held': row('user', 'after-fix'),
  'lease-away': row('network', 'now'),
  'along-away': row('network', 'now'),
  // signing in through a provider
  'provider-missing': row('user', 'after-fix'),
  'provider-away': row('network', 'now'),
  'provider-refused': row('user', 'after-fix'),
  'provider-left': row('user', 'now'),
  'provider-unknown-person': row('denied', 'after-fix'),
  // readers
  'pcsc-missing': row('reader', 'after-fix'),
  'pcsc-service-down': row('reader', 'after-fix'),
  'pcsc-refused': row('reader', 'after-fix'),
  'no-reader': row('reader', 'after-fix'),
  'reader-gone': row('reader', 'after-fix'),
  'reader-held': row('reader', 'after-fix'),
  'reader-fault': row('reader', 'now'),
  'reader-busy': row('reader', 'now'),
  'no-card': row('card', 'now'),
  // cards
  'card-pulled': row('card', 'now'),
  'card-reset': row('card', 'now'),
  'card-swapped': row('card', 'after-fix'),
  'card-mute': row('card', 'after-fix'),
  'card-not-piv': row('card', 'after-fix'),
  'card-foreign': row('card', 'never'),
  'card-not-wipeable': row('card', 'never'),
  'card-already-issued': row('card', 'never'),
  'card-not-this-one': row('card', 'after-fix'),
  'card-not-active': row('card', 'after-fix'),
  'card-certificate-refused': row('card', 'never'),
  'card-signature-wrong': row('card', 'never'),
  'card-signature-needed': row('user', 'after-fix'),
  'card-of-another': row('card', 'after-fix'),
  'revocation-list-old': row('network', 'after-fix'),
  'card-unfinished': row('card', 'after-fix'),
  'card-unknown-answer': row('card', 'now'),
  'card-refused': row('card', 'after-fix'),
  'card-not-conforming': row('card', 'never'),
  'management-key-unknown': row('card', 'never'),
  'management-key-fixed': row('card', 'never'),
  'factory-secret-changed': row('card', 'never'),
  'no-room': row('card', 'never'),
  'algorithm-missing': row('card', 'never'),
  'attestation-missing': row('card', 'never'),
  'attestation-untrusted': row('card', 'after-fix'),
  'attestation-outdated': row('card', 'after-fix'),
  'attestation-wrong': row('card', 'never'),
  'attestation-roots-missing': row('user', 'after-fix'),
  'pin-malformed': row('user', 'after-fix'),
  'pin-easy': row('user', 'after-fix'),
  'pin-wrong': row('card', 'now'),
  'pin-last-try': row('card', 'after-fix'),
  'pin-blocked': row('card', 'after-fix'),
  'puk-wrong': row('card', 'after-fix'),
  'puk-blocked': row('card', 'never'),
  'puk-missing': row('card', 'never'),
  // unblocking over the telephone
  'code-group-wrong': row('user', 'now'),
  'challenge-other-card': row('user', 'after-fix'),
  'challenge-unknown-station': row('user', 'after-fix'),
  'challenge-used': row('user', 'after-fix'),
  'challenge-over': row('user', 'after-fix'),
  'caller-not-checked': row('denied', 'after-fix'),
  'caller-check-wrong': row('user', 'after-fix'),
  'response-wrong': row('user', 'now'),
  'confirm-wrong': row('user', 'now'),
  'operation-cancelled': row('user', 'now'),
  'operation-not-open': row('user', 'never'),
  'key-not-proved': row('card', 'never'),
  // virtual smart cards
  'token-module-unset': row('user', 'after-fix'),
  'token-module-absent': row('user', 'after-fix'),
  'token-gone': row('card', 'after-fix'),
  'token-full': row('card', 'after-fix'),
  'token-elsewhere': row('user', 'after-fix'),
  'token-pin-unfit': row('user', 'after-fix'),
  'token-pin-wrong': row('card', 'now'),
  'token-pin-last-try': row('card', 'after-fix'),
  'token-pin-blocked': row('card', 'after-fix'),
  'token-refused': row('card', 'after-fix'),
  'second-virtual-smart-card': row('user', 'after-fix'),
  // mobile IDs
  'mobile-id-no-server': row('user', 'after-fix'),
  'mobile-id-no-address': row('user', 'after-fix'),
  'second-mobile-id': row('user', 'after-fix'),
  'mobile-id-none': row('user', 'after-fix'),
  'mobile-id-not-active': row('denied', 'after-fix'),
  'mobile-id-other-use': row('denied', 'after-fix'),
  'phone-over': row('user', 'now'),
  'phone-refused': row('denied', 'now'),
  'phone-wrong': row('denied', 'now'),
  'request-changed': row('user', 'now'),
  // certificate authority
  'authority-refused': row('network', 'after-fix'),
  'authority-away': row('network', 'now'),
  // card makers
  'ca-private-key': row('user', 'after-fix'),
  'ca-unreadable': row('user', 'after-fix'),
  'ca-not-ca': row('user', 'after-fix'),
  'ca-outdated': row('user', 'after-fix'),
  'ca-without-root': row('user', 'after-fix'),
  'ca-known': row('user', 'never'),
  // mail
  'mail-server-missing': row('user', 'after-fix'),
  'mail-server-away': row('network', 'now'),
  'mail-refused': row('network', 'after-fix'),
  // station
  'disk-full': row('defect', 'after-fix'),
  'file-not-written': row('user', 'after-fix'),
  'store-in-use': row('user', 'after-fix'),
  'store-damaged': row('defect', 'after-fix'),
  'backup-failed': row('user', 'after-fix'),
  'backup-invalid': row('user', 'after-fix'),
  'recovery-missing': row('user', 'after-fix'),
  'recovery-code-mistyped': row('user', 'after-fix'),
  'recovery-code-wrong': row('user', 'after-fix'),
  'recovery-code-needed': row('user', 'after-fix'),
  'repair-impossible': row('defect', 'after-fix'),
  'printer-missing': row('user', 'after-fix'),
  'printer-refused': row('user', 'now'),
  'letter-gone': row('user', 'never'),
  'journal-broken': row('defect', 'never'),
} as const satisfies Record<string, FailureRow>;

export type FailureCode = keyof typeof failures;

/** What travels to a screen: the code, numbers and names for its sentences, and a reference where it is a defect. */
export interface Failure {
  readonly code: FailureCode;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly reference?: string;
  /** Of a RAiD's metadata: every fault at its path. */
  readonly fields?: readonly RaidFailure[];
}
