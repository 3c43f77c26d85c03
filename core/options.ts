export type OptionValue = boolean | number | string | number[];

interface OptionShape {
  readonly id: string;
  /** The name that the source of the use cases gives it, where it has one. */
  readonly scriptName?: string;
  /** Rows of the credentials table that ask it. */
  readonly rows: readonly number[];
  readonly standard: OptionValue;
  readonly kind: 'yes-or-no' | 'number' | 'choice' | 'days';
  readonly values?: readonly OptionValue[];
  /** Values that the source knows and PRODUCT decision 9 forbids, with the reason. */
  readonly notOffered: readonly { readonly value: OptionValue; readonly why: string }[];
}

const approval = (
  id: string,
  scriptName: string,
  options: { readonly rows: readonly number[]; readonly standard: boolean },
): OptionShape => ({ id, scriptName, kind: 'yes-or-no', notOffered: [], ...options });
const plain = (id: string, kind: OptionShape['kind'], standard: OptionValue, rows: readonly number[]): OptionShape => ({
  id,
  kind,
  standard,
  rows,
  notOffered: [],
});
const noShortPin = [{ value: 4, why: 'PIV knows no PIN of four digits (SP 800-73-5): 6 to 8 only.' }];
const noPukDelivery = ['print', 'email'].map((value) => ({
  value,
  why: 'A PUK is never shown, printed or mailed; it is used inside the station and replaced after use.',
}));

const table = [
  approval('users-creation-approval', 'UsersCreationApproval', { rows: [1], standard: false }),
  approval('users-deactivation-approval', 'UsersDeactivationApproval', { rows: [2], standard: true }),
  approval('users-reactivation-approval', 'UsersReactivationApproval', { rows: [3], standard: true }),
  approval('users-locking-approval', 'UsersLockingApproval', { rows: [4], standard: true }),
  approval('users-edit-approval', 'UsersEditApproval', { rows: [5], standard: true }),
  approval('users-edit-roles-approval', 'UsersEditRolesApproval', { rows: [8], standard: true }),
  approval('users-edit-photo-approval', 'UsersEditPhotoApproval', { rows: [19], standard: true }),
  approval('cards-request-approval', 'CardsRequestApproval', { rows: [26], standard: true }),
  approval('cards-deactivation-approval', 'CardsDeactivationApproval', { rows: [30], standard: false }),
  approval('cards-reactivation-approval', 'CardsReactivationApproval', { rows: [31], standard: false }),
  approval('cards-locking-approval', 'CardsLockingApproval', { rows: [32], standard: false }),
  approval('cards-batch-request-approval', 'CardsBatchRequestApproval', { rows: [35], standard: false }),
  { ...plain('users-activate-on-creation', 'yes-or-no', true, [1]), scriptName: 'UsersOptionActivate' },
  { ...plain('users-uniqueness-check', 'yes-or-no', true, [1, 5]), scriptName: 'UsersCreateUserUniquenessCheck' },
  {
    ...plain('users-password-delivery', 'choice', 'print', [1]),
    scriptName: 'UsersPasswordDelivery',
    values: ['print', 'email', 'nopassword'],
  },
  { ...plain('users-photo-height-px', 'number', 400, [1, 5, 19]), scriptName: 'UsersPhotoHeight' },
  { ...plain('users-photo-width-px', 'number', 300, [1, 5, 19]), scriptName: 'UsersPhotoWidth' },
  { ...plain('users-photo-size-kb', 'number', 2048, [1, 5, 19]), scriptName: 'UsersPhotoSize' },
  { ...plain('cards-pin-length', 'choice', 6, [27, 36]), scriptName: 'CardsPINLength', values: [6, 7, 8], notOffered: noShortPin },
  {
    ...plain('cards-puk-length', 'choice', 8, [27, 36]),
    scriptName: 'CardsPUKLength',
    values: [8],
    notOffered: [{ value: 'other', why: 'A PIV PUK has exactly 8 bytes (SP 800-73-5).' }],
  },
  {
    ...plain('cards-pin-delivery', 'choice', 'print', [27]),
    scriptName: 'CardsPINDeliveryMethod',
    values: ['print'],
    notOffered: [{ value: 'email', why: 'A PIN does not travel in the clear.' }],
  },
  {
    ...plain('cards-puk-delivery', 'choice', 'nopuk', [27]),
    scriptName: 'CardsPUKDeliveryMethod',
    values: ['nopuk'],
    notOffered: noPukDelivery,
  },
  { ...plain('cards-multiple-active', 'yes-or-no', false, [28, 31]), scriptName: 'CardsMultipleActive' },
  { ...plain('cards-email-before-expiring-days', 'days', [60, 30, 14, 7], []), scriptName: 'CardsEmailBeforeExpiringDays' },
  { ...plain('cards-email-each-day', 'yes-or-no', true, []), scriptName: 'CardsEmailBeforeExpiringEachDay' },
  { ...plain('temp-cards-validity-days', 'number', 14, [46, 47]), scriptName: 'TempCardsValidityDays' },
  { ...plain('temp-cards-pin-length', 'choice', 6, [46]), scriptName: 'TempCardsPINLength', values: [6, 7, 8], notOffered: noShortPin },
  plain('temp-cards-encode', 'yes-or-no', true, [46, 47]),
  plain('temp-cards-multiple-active', 'yes-or-no', false, [46]),
  { ...plain('temp-cards-email-before-expiring-days', 'days', [7, 3], []), scriptName: 'TempCardsEmailBeforeExpiringDays' },
  plain('temp-cards-email-each-day', 'yes-or-no', true, []),
  { ...plain('mobile-id-validity-years', 'number', 2, [37, 39]), scriptName: 'yearsOfValidity' },
  plain('mobile-id-qr-in-self-service', 'yes-or-no', true, [37, 39]),
  { ...plain('mobile-id-email-before-expiring-days', 'days', [60, 30, 14, 7], []), scriptName: 'MobileIDEmailBeforeExpiringDays' },
  { ...plain('vsc-validity-years', 'number', 2, [42]), scriptName: 'yearsOfValidity' },
  plain('vsc-certificate-authentication', 'yes-or-no', true, [42]),
  plain('vsc-certificate-signature', 'yes-or-no', true, [42]),
  plain('vsc-certificate-encryption', 'yes-or-no', false, [42]),
  plain('vsc-pin-min-length', 'number', 6, [42, 44]),
  plain('vsc-pin-max-length', 'number', 15, [42, 44]),
  { ...plain('vsc-pin-upper', 'choice', 'ALLOWED', [42, 44]), values: ['ALLOWED', 'DISALLOWED', 'REQUIRED'] },
  { ...plain('vsc-pin-lower', 'choice', 'ALLOWED', [42, 44]), values: ['ALLOWED', 'DISALLOWED', 'REQUIRED'] },
  { ...plain('vsc-pin-digits', 'choice', 'ALLOWED', [42, 44]), values: ['ALLOWED', 'DISALLOWED', 'REQUIRED'] },
  { ...plain('vsc-pin-special', 'choice', 'ALLOWED', [42, 44]), values: ['ALLOWED', 'DISALLOWED', 'REQUIRED'] },
  plain('idle-lock-seconds', 'number', 300, []),
] as const satisfies readonly OptionShape[];

/** Every option of spec credentials 1.11 with its standard value, and ours. A value that is set stands in the store. */
export const options: readonly OptionShape[] = table;

/** The option by id; throws RangeError for an unknown one. */
export function optionById(id: string): OptionShape {
  const found = table.find((option) => option.id === id);
  if (found === undefined) throw new RangeError(`expected the id of an option, got "${id}"`);
  return found;
}

/** The approval option of a use case; undefined where a row has none. */
export function approvalOptionOf(row: number): string | undefined {
  return table.find((option) => option.id.endsWith('-approval') && (option.rows as readonly number[]).includes(row))?.id;
}
