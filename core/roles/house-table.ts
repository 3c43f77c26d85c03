import type { CredentialRole, HouseRole } from './role-names.ts';

/** Who a house row speaks of: roles of the first family, house roles, anybody signed in, anybody at all. */
export type HouseCaller =
  | CredentialRole
  | HouseRole
  | 'Registry operator'
  | 'Service Point Admin'
  | 'Member'
  | 'Staff'
  | 'Signed in'
  | 'Anonymous';

interface HouseRowShape {
  readonly may: readonly HouseCaller[];
  /**
   * Reaches records of the caller's service points only; `everywhere` is the station's own affairs; `oneself` needs no membership;
   * `registry` is one's own service point, for a Registry operator every one.
   */
  readonly reach: 'own-service-point' | 'everywhere' | 'oneself' | 'registry';
  /** Whether an API key may do it with the role that it holds. */
  readonly keys?: true;
  /** Whether members of a service point that is disabled may still: reading goes on there. */
  readonly alsoDisabled?: true;
  readonly about: string;
}

/**
 * The third table, ours: what the published ones do not speak of. It never grants what a published row denies.
 * `Staff` is whoever has an enabled membership and a role that works at a desk; `Member` whoever has an enabled membership at all.
 */
export const houseTable = {
  'sign-in': { may: ['Anonymous'], reach: 'everywhere', about: 'See the sign-in page, sign in, unlock' },
  'sign-out': { may: ['Signed in'], reach: 'everywhere', about: 'Sign out, lock, change service point' },
  'first-start': { may: ['Anonymous'], reach: 'everywhere', about: 'Set a new station up, or bring a lost or damaged one back' },
  'holders-half': { may: ['Anonymous'], reach: 'everywhere', about: 'The holder’s half of unblocking a card over the telephone' },
  'own-things': {
    may: ['Self-service user', 'Mobile ID self-service user', 'Virtual smart card self-service user'],
    reach: 'oneself',
    about: 'See one’s own data, cards and requests',
  },
  look: { may: ['Staff'], reach: 'own-service-point', about: 'See the desk, requests and the progress of card operations' },
  find: { may: ['Staff'], reach: 'own-service-point', about: 'Find people and cards, and open them' },
  'keep-views': {
    may: ['Member', 'Registry operator'],
    reach: 'everywhere',
    about: 'Keep views of the lists for oneself, at this station',
  },
  diagnose: { may: ['Staff'], reach: 'own-service-point', about: 'See the readers, read and explain a chip, see the tries left' },
  'finish-operation': { may: ['Operator'], reach: 'own-service-point', about: 'Finish or give up an unfinished card operation' },
  'take-over': {
    may: ['Administrator'],
    reach: 'own-service-point',
    about: 'Take over a card that somebody else issued: everything on it is destroyed',
  },
  wipe: {
    may: ['Operator'],
    reach: 'own-service-point',
    about: 'Wipe the chip of a card that is locked or expired, so that it can be issued again',
  },
  'print-letter': { may: ['Operator'], reach: 'own-service-point', about: 'Print a PIN letter and confirm it as printed' },
  stock: { may: ['Operator', 'Administrator'], reach: 'own-service-point', about: 'Keep the stock of blank cards' },
  import: { may: ['Operator'], reach: 'own-service-point', about: 'Import people from a file' },
  'export-person': {
    may: ['Operator'],
    reach: 'own-service-point',
    about: 'Take out everything that is held about one person, as one file',
  },
  'take-along': {
    may: ['Operator', 'Administrator'],
    reach: 'everywhere',
    about: 'Take along what this station alone may do while it is away from the server, and bring it back',
  },
  'journal-read': { may: ['Auditor', 'Administrator'], reach: 'everywhere', about: 'Read the journal' },
  'journal-verify': { may: ['Auditor', 'Administrator'], reach: 'everywhere', about: 'Verify the journal' },
  'journal-export': { may: ['Auditor', 'Administrator'], reach: 'everywhere', about: 'Export the journal' },
  'settings-look': {
    may: ['Staff', 'Administrator', 'Auditor'],
    reach: 'everywhere',
    about: 'Look at the settings and the certificate authority',
  },
  'options-change': { may: ['Administrator'], reach: 'everywhere', about: 'Change options' },
  'compose-roles': { may: ['Administrator'], reach: 'everywhere', about: 'Make narrower roles, and see who was appointed' },
  appoint: { may: ['Administrator'], reach: 'everywhere', about: 'Give and take house roles and narrower roles, never one’s own' },
  'answer-join-request': { may: ['Administrator'], reach: 'everywhere', about: 'Let another station join the organisation' },
  'print-recovery-code': { may: ['Administrator'], reach: 'everywhere', about: 'Print the recovery code, once' },
  'service-points-look': { may: ['Member', 'Registry operator'], reach: 'registry', keys: true, about: 'See service points' },
  'staff-look': {
    may: ['Service Point Admin', 'Registry operator'],
    reach: 'registry',
    about: 'See the staff of a service point and who asks to be let in',
  },
  'keys-look': { may: ['Member', 'Registry operator'], reach: 'registry', keys: true, about: 'See the API keys of a service point' },
  'keys-manage': {
    may: ['Member', 'Registry operator'],
    reach: 'registry',
    keys: true,
    about: 'Extend, enable and disable an API key: a Service Point User those they made',
  },
  'raids-look': {
    may: ['Member', 'Registry operator'],
    reach: 'registry',
    keys: true,
    alsoDisabled: true,
    about: 'Read RAiDs and their history',
  },
  'raids-link': {
    may: ['Member', 'Registry operator'],
    reach: 'registry',
    about: 'Find somebody of the service point by name or e-mail, to link a contributor of a RAiD to them',
  },
  backup: { may: ['Administrator'], reach: 'everywhere', about: 'Back up and restore' },
} as const satisfies Record<string, HouseRowShape>;

export type HouseRow = keyof typeof houseTable;

export function houseRow(row: HouseRow): HouseRowShape {
  return houseTable[row];
}
