import { LONGEST_LEASE_DAYS } from './sync/lease.ts';
import { callerPolicies } from './remote-unblock/caller-checks.ts';

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
  /** Bounds of a number, or of each day in a list of days; both may be taken. */
  readonly range?: { readonly least: number; readonly most: number };
  /** Values that the source knows and PRODUCT decision 9 forbids, with the reason. */
  readonly notOffered: readonly { readonly value: OptionValue; readonly why: string }[];
}

type Rest = Partial<Pick<OptionShape, 'scriptName' | 'rows' | 'values' | 'range' | 'notOffered'>>;

const shape =
  (kind: OptionShape['kind']) =>
  (id: string, standard: OptionValue, rest: Rest): OptionShape => ({
    id,
    kind,
    standard,
    rows: [],
    notOffered: [],
    ...rest,
  });
const yesOrNo = shape('yes-or-no');
const number = shape('number');
const choice = shape('choice');
const days = shape('days');

const noShortPin = [{ value: 4, why: 'PIV knows no PIN of four digits (SP 800-73-5): 6 to 8 only.' }];
const noPukDelivery = ['print', 'email'].map((value) => ({
  value,
  why: 'A PUK is never shown, printed or mailed; it is used inside the station and replaced after use.',
}));
const pinDigits = { values: [6, 7, 8], notOffered: noShortPin };
const years = { least: 1, most: 5 };
const pinCharacters = { least: 4, most: 127 };
const characterRule = { rows: [42, 44], values: ['ALLOWED', 'DISALLOWED', 'REQUIRED'] };
const twoMonths = { least: 1, most: 60 };

const table = [
  yesOrNo('users-creation-approval', false, { scriptName: 'UsersCreationApproval', rows: [1] }),
  yesOrNo('users-deactivation-approval', true, { scriptName: 'UsersDeactivationApproval', rows: [2] }),
  yesOrNo('users-reactivation-approval', true, { scriptName: 'UsersReactivationApproval', rows: [3] }),
  yesOrNo('users-locking-approval', true, { scriptName: 'UsersLockingApproval', rows: [4] }),
  yesOrNo('users-edit-approval', true, { scriptName: 'UsersEditApproval', rows: [5] }),
  yesOrNo('users-edit-roles-approval', true, { scriptName: 'UsersEditRolesApproval', rows: [8] }),
  yesOrNo('users-edit-photo-approval', true, { scriptName: 'UsersEditPhotoApproval', rows: [19] }),
  yesOrNo('cards-request-approval', true, { scriptName: 'CardsRequestApproval', rows: [26] }),
  yesOrNo('cards-deactivation-approval', false, { scriptName: 'CardsDeactivationApproval', rows: [30] }),
  yesOrNo('cards-reactivation-approval', false, { scriptName: 'CardsReactivationApproval', rows: [31] }),
  yesOrNo('cards-locking-approval', false, { scriptName: 'CardsLockingApproval', rows: [32] }),
  yesOrNo('cards-batch-request-approval', false, { scriptName: 'CardsBatchRequestApproval', rows: [35] }),
  yesOrNo('users-activate-on-creation', true, { scriptName: 'UsersOptionActivate', rows: [1] }),
  yesOrNo('users-uniqueness-check', true, { scriptName: 'UsersCreateUserUniquenessCheck', rows: [1] }),
  yesOrNo('users-edit-uniqueness-check', true, { rows: [5] }),
  choice('users-identifying-field', 'email', { rows: [1, 5], values: ['email', 'phone'] }),
  choice('users-password-delivery', 'print', {
    scriptName: 'UsersPasswordDelivery',
    rows: [1],
    values: ['print', 'email', 'nopassword'],
  }),
  number('users-photo-height-px', 400, { scriptName: 'UsersPhotoHeight', rows: [1, 5, 19], range: { least: 100, most: 2000 } }),
  number('users-photo-width-px', 300, { scriptName: 'UsersPhotoWidth', rows: [1, 5, 19], range: { least: 100, most: 2000 } }),
  number('users-photo-size-kb', 2048, { scriptName: 'UsersPhotoSize', rows: [1, 5, 19], range: { least: 10, most: 2048 } }),
  choice('cards-pin-length', 6, { scriptName: 'CardsPINLength', rows: [27, 36], ...pinDigits }),
  choice('cards-puk-length', 8, {
    scriptName: 'CardsPUKLength',
    rows: [27, 36],
    values: [8],
    notOffered: [{ value: 'other', why: 'A PIV PUK has exactly 8 bytes (SP 800-73-5).' }],
  }),
  choice('cards-pin-delivery', 'print', {
    scriptName: 'CardsPINDeliveryMethod',
    rows: [27],
    values: ['print'],
    notOffered: [
      { value: 'email', why: 'A PIN does not travel in the clear.' },
      { value: 'nopin', why: 'A PIV card has a PIN always; where no letter is wanted, the holder chooses one at hand-over.' },
    ],
  }),
  choice('cards-puk-delivery', 'nopuk', {
    scriptName: 'CardsPUKDeliveryMethod',
    rows: [27],
    values: ['nopuk'],
    notOffered: noPukDelivery,
  }),
  yesOrNo('cards-request-offered', true, { rows: [26, 35] }),
  yesOrNo('cards-issue-offered', true, { rows: [27, 36] }),
  choice('cards-issue-end-state', 'issued', { rows: [27, 36], values: ['issued', 'active'] }),
  choice('cards-certificate-authentication', true, {
    rows: [27, 36],
    values: [true],
    notOffered: [{ value: false, why: 'A PIV card always has its authentication keys 9A and 9E (FIPS 201-3 §4.2.2).' }],
  }),
  yesOrNo('cards-certificate-signature', true, { rows: [27, 36] }),
  yesOrNo('cards-certificate-encryption', true, { rows: [27, 36] }),
  choice('unblock-remote-caller-check', 'one', { rows: [33], values: [...callerPolicies] }),
  yesOrNo('cards-multiple-active', false, { scriptName: 'CardsMultipleActive', rows: [28, 31] }),
  days('cards-email-before-expiring-days', [60, 30, 14, 7], { scriptName: 'CardsEmailBeforeExpiringDays', range: twoMonths }),
  yesOrNo('cards-email-each-day', true, { scriptName: 'CardsEmailBeforeExpiringEachDay' }),
  number('temp-cards-validity-days', 14, { scriptName: 'TempCardsValidityDays', rows: [46, 47], range: { least: 1, most: 90 } }),
  choice('temp-cards-pin-length', 6, { scriptName: 'TempCardsPINLength', rows: [46], ...pinDigits }),
  yesOrNo('temp-cards-encode', true, { rows: [46, 47] }),
  yesOrNo('temp-cards-multiple-active', false, { rows: [46] }),
  days('temp-cards-email-before-expiring-days', [7, 3], {
    scriptName: 'TempCardsEmailBeforeExpiringDays',
    range: { least: 1, most: 7 },
  }),
  yesOrNo('temp-cards-email-each-day', true, {}),
  number('mobile-id-validity-years', 2, { scriptName: 'yearsOfValidity', rows: [37, 39], range: years }),
  yesOrNo('mobile-id-qr-in-self-service', true, { rows: [37, 39] }),
  yesOrNo('mobile-id-certificate-authentication', true, { rows: [37, 39] }),
  yesOrNo('mobile-id-certificate-signature', true, { rows: [37, 39] }),
  choice('mobile-id-certificate-encryption', false, {
    rows: [37, 39],
    values: [false],
    notOffered: [{ value: true, why: 'A passkey signs; it cannot open what was enciphered for it.' }],
  }),
  yesOrNo('mobile-id-allow-synced', false, { rows: [37, 39] }),
  days('mobile-id-email-before-expiring-days', [60, 30, 14, 7], { scriptName: 'MobileIDEmailBeforeExpiringDays', range: twoMonths }),
  yesOrNo('mobile-id-email-each-day', true, {}),
  number('vsc-validity-years', 2, { scriptName: 'yearsOfValidity', rows: [42], range: years }),
  yesOrNo('vsc-certificate-authentication', true, { rows: [42] }),
  yesOrNo('vsc-certificate-signature', true, { rows: [42] }),
  choice('vsc-certificate-encryption', false, {
    rows: [42],
    values: [false],
    notOffered: [{ value: true, why: 'What is enciphered for a key that one computer alone has is lost with that computer.' }],
  }),
  number('vsc-pin-min-length', 6, { rows: [42, 44], range: pinCharacters }),
  number('vsc-pin-max-length', 15, { rows: [42, 44], range: pinCharacters }),
  choice('vsc-pin-upper', 'ALLOWED', characterRule),
  choice('vsc-pin-lower', 'ALLOWED', characterRule),
  choice('vsc-pin-digits', 'ALLOWED', characterRule),
  choice('vsc-pin-special', 'ALLOWED', characterRule),
  number('idle-lock-seconds', 300, { range: { least: 10, most: 3600 } }),
  number('kiosk-idle-seconds', 60, { range: { least: 20, most: 1200 } }),
  // Twenty seconds at the least to say that one is still there (WCAG 2.2, 2.2.1).
  number('kiosk-warning-seconds', 30, { range: { least: 20, most: 300 } }),
  number('offline-days', 30, { range: { least: 1, most: LONGEST_LEASE_DAYS } }),
  choice('kiosk-unblock-proof', 'any', { rows: [34, 44], values: ['sign-in', 'mail', 'staff', 'either', 'mobile-id', 'any'] }),
] as const satisfies readonly OptionShape[];

/** Every option of spec credentials 1.11 with its standard value, and ours. A value that is set stands in the store. */
export const options: readonly OptionShape[] = table;

/** Use cases that an option takes out of use here, by their row: of Request card and Issue card one at least stays (spec credentials 1.12). */
const offeredBy: Readonly<Record<number, string>> = {
  26: 'cards-request-offered',
  35: 'cards-request-offered',
  27: 'cards-issue-offered',
  36: 'cards-issue-offered',
};

/** The option that says whether a use case is in use here; undefined where it always is. */
export function offeringOptionOf(row: number): string | undefined {
  return offeredBy[row];
}

/** The option by id; throws RangeError for an unknown one. */
export function optionById(id: string): OptionShape {
  const found = table.find((option) => option.id === id);
  if (found === undefined) throw new RangeError(`expected the id of an option, got "${id}"`);
  return found;
}

/** The approval option of a use case; undefined where a row has none. */
export function approvalOptionOf(row: number): string | undefined {
  return table.find((option) => option.id.endsWith('-approval') && option.rows.includes(row))?.id;
}

/** What was wanted instead of this value; undefined where the option may take it. */
export function optionRefusal(option: OptionShape, value: OptionValue): string | undefined {
  const { range, values } = option;
  const within = (n: unknown): boolean =>
    typeof n === 'number' && Number.isInteger(n) && range !== undefined && n >= range.least && n <= range.most;
  const bounds = range === undefined ? '' : `whole numbers from ${range.least} to ${range.most}`;
  switch (option.kind) {
    case 'yes-or-no':
      return typeof value === 'boolean' ? undefined : 'yes or no';
    case 'number':
      return within(value) ? undefined : bounds;
    case 'choice':
      return values?.includes(value) === true ? undefined : (whyNotOffered(option, value) ?? (values ?? []).map(String).join(', '));
    case 'days':
      return Array.isArray(value) && value.every(within) && falls(value) ? undefined : `${bounds}, each smaller than the one before`;
  }
}

function whyNotOffered({ notOffered }: OptionShape, value: OptionValue): string | undefined {
  return notOffered.find((entry) => entry.value === value || entry.value === 'other')?.why;
}

function falls(list: readonly number[]): boolean {
  return list.every((day, index) => index === 0 || day < (list[index - 1] ?? 0));
}
