import { describe, expect, it } from 'vitest';
import { togetherRefusal } from '../../core/options-together.ts';
import { approvalOptionOf, optionById, optionRefusal, options, type OptionValue } from '../../core/options.ts';

/** Written by hand from the catalogue of options (spec credentials 1.11, PRODUCT decisions 3, 8 and 9). */
const standards: Readonly<Record<string, OptionValue>> = {
  'users-creation-approval': false,
  'users-deactivation-approval': true,
  'users-reactivation-approval': true,
  'users-locking-approval': true,
  'users-edit-approval': true,
  'users-edit-roles-approval': true,
  'users-edit-photo-approval': true,
  'cards-request-approval': true,
  'cards-deactivation-approval': false,
  'cards-reactivation-approval': false,
  'cards-locking-approval': false,
  'cards-batch-request-approval': false,
  'users-activate-on-creation': true,
  'users-uniqueness-check': true,
  'users-edit-uniqueness-check': true,
  'users-identifying-field': 'email',
  'users-password-delivery': 'print',
  'users-photo-height-px': 400,
  'users-photo-width-px': 300,
  'users-photo-size-kb': 2048,
  'cards-pin-length': 6,
  'cards-puk-length': 8,
  'cards-pin-delivery': 'print',
  'cards-puk-delivery': 'nopuk',
  'cards-request-offered': true,
  'cards-issue-offered': true,
  'cards-issue-end-state': 'issued',
  'cards-certificate-authentication': true,
  'cards-certificate-signature': true,
  'cards-certificate-encryption': true,
  'unblock-remote-caller-check': 'one',
  'cards-multiple-active': false,
  'cards-email-before-expiring-days': [60, 30, 14, 7],
  'cards-email-each-day': true,
  'temp-cards-validity-days': 14,
  'temp-cards-pin-length': 6,
  'temp-cards-encode': true,
  'temp-cards-multiple-active': false,
  'temp-cards-email-before-expiring-days': [7, 3],
  'temp-cards-email-each-day': true,
  'mobile-id-validity-years': 2,
  'mobile-id-qr-in-self-service': true,
  'mobile-id-certificate-authentication': true,
  'mobile-id-certificate-signature': true,
  'mobile-id-certificate-encryption': false,
  'mobile-id-allow-synced': false,
  'mobile-id-email-before-expiring-days': [60, 30, 14, 7],
  'mobile-id-email-each-day': true,
  'vsc-validity-years': 2,
  'vsc-certificate-authentication': true,
  'vsc-certificate-signature': true,
  'vsc-certificate-encryption': false,
  'vsc-pin-min-length': 6,
  'vsc-pin-max-length': 15,
  'vsc-pin-upper': 'ALLOWED',
  'vsc-pin-lower': 'ALLOWED',
  'vsc-pin-digits': 'ALLOWED',
  'vsc-pin-special': 'ALLOWED',
  'idle-lock-seconds': 300,
  'kiosk-idle-seconds': 60,
  'kiosk-warning-seconds': 30,
  'offline-days': 30,
  'kiosk-unblock-proof': 'any',
};

/** Values at the edge of what an option takes, and values beyond it. */
const edges: readonly {
  readonly id: string;
  readonly takes: readonly OptionValue[];
  readonly refuses: readonly OptionValue[];
}[] = [
  { id: 'cards-request-approval', takes: [true, false], refuses: [1, 0, 'true', '', []] },
  { id: 'users-password-delivery', takes: ['print', 'email', 'nopassword'], refuses: ['sms', 'PRINT', '', true] },
  { id: 'users-photo-height-px', takes: [100, 400, 2000], refuses: [99, 2001, 0, -400, 400.5, '400'] },
  { id: 'users-photo-size-kb', takes: [10, 2048], refuses: [9, 2049] },
  { id: 'cards-pin-length', takes: [6, 7, 8], refuses: [0, 3, 4, 5, 9, 6.5, '6'] },
  { id: 'temp-cards-pin-length', takes: [6, 7, 8], refuses: [4, 5, 9] },
  { id: 'cards-puk-length', takes: [8], refuses: [4, 7, 9, 16] },
  { id: 'cards-pin-delivery', takes: ['print'], refuses: ['email', 'nopin'] },
  { id: 'cards-puk-delivery', takes: ['nopuk'], refuses: ['print', 'email'] },
  { id: 'cards-email-before-expiring-days', takes: [[60, 30, 14, 7], [1], []], refuses: [[61], [0], [7, 14], [7, 7], [1.5], 7, '7'] },
  {
    id: 'temp-cards-email-before-expiring-days',
    takes: [
      [7, 3],
      [7, 6, 5],
    ],
    refuses: [[8], [3, 7]],
  },
  { id: 'temp-cards-validity-days', takes: [1, 14, 90], refuses: [0, -1, 91] },
  { id: 'mobile-id-validity-years', takes: [1, 2, 5], refuses: [0, 6] },
  { id: 'vsc-pin-upper', takes: ['ALLOWED', 'DISALLOWED', 'REQUIRED'], refuses: ['allowed', true] },
  { id: 'idle-lock-seconds', takes: [10, 300, 3600], refuses: [0, 9, 3601, -1, Number.NaN, Number.POSITIVE_INFINITY] },
];

describe('The options of a station', () => {
  it('are the ones of the catalogue, each once, with its standard value', () => {
    expect(options).toHaveLength(Object.keys(standards).length);
    expect(Object.fromEntries(options.map(({ id, standard }) => [id, standard]))).toEqual(standards);
  });

  it.each(options.map((option) => [option.id, option] as const))('“%s” may be set to its own standard value', (_id, option) => {
    expect(optionRefusal(option, option.standard)).toBeUndefined();
  });

  it.each(edges)('“$id” takes what lies within its range and refuses what lies beyond', ({ id, takes, refuses }) => {
    const option = optionById(id);
    for (const value of takes) expect(optionRefusal(option, value), JSON.stringify(value)).toBeUndefined();
    for (const value of refuses) expect(optionRefusal(option, value), String(value)).toMatch(/\S/);
  });

  it.each([
    ['cards-pin-length', 4, 'no PIN of four digits'],
    ['temp-cards-pin-length', 4, 'no PIN of four digits'],
    ['cards-puk-length', 12, 'exactly 8 bytes'],
    ['cards-puk-delivery', 'print', 'never shown, printed or mailed'],
    ['cards-puk-delivery', 'email', 'never shown, printed or mailed'],
    ['cards-pin-delivery', 'email', 'does not travel in the clear'],
    ['cards-certificate-authentication', false, 'always has its authentication keys'],
  ] as const)('“%s” is not offered as %s, and the reason is given', (id, value, why) => {
    expect(optionRefusal(optionById(id), value)).toContain(why);
  });

  it('says what was wanted in words a person can follow', () => {
    expect(optionRefusal(optionById('idle-lock-seconds'), 5)).toBe('whole numbers from 10 to 3600');
    expect(optionRefusal(optionById('users-password-delivery'), 'pigeon')).toBe('print, email, nopassword');
    expect(optionRefusal(optionById('cards-multiple-active'), 'perhaps')).toBe('yes or no');
  });

  it('name rows of the table of 51 use cases only', () => {
    for (const { id, rows } of options)
      for (const row of rows) expect(Number.isInteger(row) && row >= 1 && row <= 51, `${id} names row ${row}`).toBe(true);
  });

  it('refuse an id that nobody knows', () => {
    expect(() => optionById('cards-colour')).toThrow(RangeError);
    expect(() => optionById('toString')).toThrow(RangeError);
  });
});

describe('Options that stand beside each other', () => {
  it('leave a way to make a card: Request card, Issue card or both are in use', () => {
    const of = (request: boolean, issue: boolean) =>
      togetherRefusal((id) => (id === 'cards-request-offered' ? request : id === 'cards-issue-offered' ? issue : optionById(id).standard));
    expect([of(true, true), of(true, false), of(false, true)]).toEqual([undefined, undefined, undefined]);
    expect(of(false, false)).toMatch(/nobody can make a card/);
  });
});

describe('The approval option of a use case', () => {
  /** By hand: the rows of the published table in which an Approver has a cell, and the option that switches it. */
  const approvals: Readonly<Record<number, string>> = {
    1: 'users-creation-approval',
    2: 'users-deactivation-approval',
    3: 'users-reactivation-approval',
    4: 'users-locking-approval',
    5: 'users-edit-approval',
    8: 'users-edit-roles-approval',
    19: 'users-edit-photo-approval',
    26: 'cards-request-approval',
    30: 'cards-deactivation-approval',
    31: 'cards-reactivation-approval',
    32: 'cards-locking-approval',
    35: 'cards-batch-request-approval',
  };

  it.each(Array.from({ length: 51 }, (_, index) => index + 1))('of row %i is the one of the published table, or none', (row) => {
    expect(approvalOptionOf(row)).toBe(approvals[row]);
  });
});
