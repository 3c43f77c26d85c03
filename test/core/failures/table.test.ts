import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../core/failures/refusal.ts';
import { failures } from '../../../core/failures/table.ts';

type Kind = 'user' | 'card' | 'reader' | 'network' | 'denied' | 'defect';
type Retry = 'now' | 'after-fix' | 'never';

/** By hand: who can mend it and when trying again may help, from what the failure is. */
const expected: Readonly<Record<string, `${Kind} ${Retry}`>> = {
  'message-too-large': 'defect never',
  'message-malformed': 'defect never',
  'action-unknown': 'defect never',
  'input-invalid': 'user after-fix',
  'not-signed-in': 'denied after-fix',
  'session-locked': 'denied after-fix',
  'not-at-kiosk': 'denied never',
  'staff-code-wrong': 'user now',
  'staff-code-missing': 'user after-fix',
  'proof-missing': 'denied after-fix',
  'proof-wrong': 'user now',
  'not-found': 'user after-fix',
  denied: 'denied never',
  'state-refuses': 'user after-fix',
  defect: 'defect now',
  busy: 'user now',
  'wrong-password': 'user now',
  'sign-in-slowed': 'user now',
  'already-started': 'user never',
  'email-taken': 'user after-fix',
  'mail-server-missing': 'user after-fix',
  'mail-server-away': 'network now',
  'mail-refused': 'network after-fix',
  'phone-taken': 'user after-fix',
  'same-person-twice': 'user after-fix',
  'photo-unreadable': 'user after-fix',
  'name-taken': 'user after-fix',
  'code-wrong': 'user after-fix',
  'staff-never-deleted': 'user never',
  'import-file-unreadable': 'user after-fix',
  'import-file-gone': 'user after-fix',
  'import-over': 'user never',
  'twice-in-file': 'user after-fix',
  'line-unreadable': 'user after-fix',
  'join-file-invalid': 'user after-fix',
  'recovery-not-confirmed': 'user after-fix',
  'four-eyes': 'denied never',
  'reason-missing': 'user after-fix',
  'second-active-card': 'user after-fix',
  'second-temporary-card': 'user after-fix',
  'token-module-unset': 'user after-fix',
  'token-module-absent': 'user after-fix',
  'token-gone': 'card after-fix',
  'token-full': 'card after-fix',
  'token-elsewhere': 'user after-fix',
  'token-pin-unfit': 'user after-fix',
  'token-pin-wrong': 'card now',
  'token-pin-last-try': 'card after-fix',
  'token-pin-blocked': 'card after-fix',
  'token-refused': 'card after-fix',
  'second-virtual-smart-card': 'user after-fix',
  'request-changed': 'user now',
  'mobile-id-no-server': 'user after-fix',
  'mobile-id-no-address': 'user after-fix',
  'second-mobile-id': 'user after-fix',
  'mobile-id-none': 'user after-fix',
  'mobile-id-not-active': 'denied after-fix',
  'mobile-id-other-use': 'denied after-fix',
  'phone-over': 'user now',
  'phone-refused': 'denied now',
  'phone-wrong': 'denied now',
  'person-not-active': 'user after-fix',
  'use-case-off': 'user after-fix',
  'service-point-incomplete': 'user after-fix',
  'already-member': 'user never',
  'raid-invalid': 'user after-fix',
  'raid-stale': 'user after-fix',
  'resolver-away': 'network now',
  'registrar-away': 'network now',
  'registrar-refused': 'network after-fix',
  'central-away': 'network now',
  'central-lost': 'network after-fix',
  'central-sign-in': 'user after-fix',
  'central-denied': 'denied never',
  'central-refused': 'network after-fix',
  'central-unknown': 'user after-fix',
  'station-key-refused': 'user after-fix',
  'station-unknown': 'user after-fix',
  'station-taken': 'user after-fix',
  'lease-held': 'user after-fix',
  'lease-away': 'network now',
  'along-away': 'network now',
  'provider-missing': 'user after-fix',
  'provider-away': 'network now',
  'provider-refused': 'user after-fix',
  'provider-left': 'user now',
  'provider-unknown-person': 'denied after-fix',
  'pcsc-missing': 'reader after-fix',
  'pcsc-service-down': 'reader after-fix',
  'pcsc-refused': 'reader after-fix',
  'no-reader': 'reader after-fix',
  'reader-gone': 'reader after-fix',
  'reader-held': 'reader after-fix',
  'reader-fault': 'reader now',
  'reader-busy': 'reader now',
  'no-card': 'card now',
  'card-pulled': 'card now',
  'card-reset': 'card now',
  'card-swapped': 'card after-fix',
  'card-mute': 'card after-fix',
  'card-not-piv': 'card after-fix',
  'card-foreign': 'card never',
  'card-not-wipeable': 'card never',
  'card-already-issued': 'card never',
  'card-not-this-one': 'card after-fix',
  'card-not-active': 'card after-fix',
  'card-certificate-refused': 'card never',
  'card-signature-wrong': 'card never',
  'card-signature-needed': 'user after-fix',
  'card-of-another': 'card after-fix',
  'revocation-list-old': 'network after-fix',
  'card-unfinished': 'card after-fix',
  'card-unknown-answer': 'card now',
  'card-refused': 'card after-fix',
  'card-not-conforming': 'card never',
  'management-key-unknown': 'card never',
  'management-key-fixed': 'card never',
  'factory-secret-changed': 'card never',
  'no-room': 'card never',
  'algorithm-missing': 'card never',
  'pin-malformed': 'user after-fix',
  'pin-easy': 'user after-fix',
  'pin-wrong': 'card now',
  'pin-last-try': 'card after-fix',
  'pin-blocked': 'card after-fix',
  'puk-wrong': 'card after-fix',
  'puk-blocked': 'card never',
  'puk-missing': 'card never',
  'code-group-wrong': 'user now',
  'challenge-other-card': 'user after-fix',
  'challenge-unknown-station': 'user after-fix',
  'challenge-used': 'user after-fix',
  'challenge-over': 'user after-fix',
  'caller-not-checked': 'denied after-fix',
  'caller-check-wrong': 'user after-fix',
  'response-wrong': 'user now',
  'confirm-wrong': 'user now',
  'operation-cancelled': 'user now',
  'operation-not-open': 'user never',
  'key-not-proved': 'card never',
  'attestation-missing': 'card never',
  'attestation-untrusted': 'card after-fix',
  'attestation-outdated': 'card after-fix',
  'attestation-wrong': 'card never',
  'attestation-roots-missing': 'user after-fix',
  'ca-private-key': 'user after-fix',
  'ca-unreadable': 'user after-fix',
  'ca-not-ca': 'user after-fix',
  'ca-outdated': 'user after-fix',
  'ca-without-root': 'user after-fix',
  'ca-known': 'user never',
  'authority-refused': 'network after-fix',
  'authority-away': 'network now',
  'disk-full': 'defect after-fix',
  'store-in-use': 'user after-fix',
  'store-damaged': 'defect after-fix',
  'file-not-written': 'user after-fix',
  'backup-failed': 'user after-fix',
  'backup-invalid': 'user after-fix',
  'recovery-missing': 'user after-fix',
  'recovery-code-mistyped': 'user after-fix',
  'recovery-code-wrong': 'user after-fix',
  'recovery-code-needed': 'user after-fix',
  'repair-impossible': 'defect after-fix',
  'printer-missing': 'user after-fix',
  'printer-refused': 'user now',
  'letter-gone': 'user never',
  'journal-broken': 'defect never',
};

describe('The table of failures', () => {
  it('is closed: these and no other', () => {
    expect(Object.keys(failures).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(Object.entries(failures))('“%s” says who can mend it and when to try again', (code, row) => {
    expect(`${row.kind} ${row.retry}`).toBe(expected[code]);
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it.each(['pin-last-try', 'pin-blocked', 'puk-wrong', 'puk-blocked'] as const)('“%s” never invites to try at once', (code) => {
    expect(failures[code].retry).not.toBe('now');
  });

  it.each(['denied', 'four-eyes', 'card-foreign', 'card-not-conforming'] as const)('“%s” is not mended by trying again', (code) => {
    expect(failures[code].retry).toBe('never');
  });
});

describe('A refusal', () => {
  it('carries its code and what its sentences need', () => {
    const refusal = new Refusal('second-active-card', { card: 1042 });
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal.name).toBe('Refusal');
    expect(refusal.failure).toEqual({ code: 'second-active-card', params: { card: 1042 } });
  });

  it('without parameters has none, not an empty place for them', () => {
    expect(new Refusal('no-card').failure).toEqual({ code: 'no-card' });
  });

  it('says only its code in its message, whatever it was made with', () => {
    const refusal = new Refusal('input-invalid', { field: 'newPin', wanted: '6 to 8 digits' }, { cause: new Error('within') });
    expect(refusal.message).toBe('input-invalid');
    expect((refusal.cause as Error).message).toBe('within');
  });
});
