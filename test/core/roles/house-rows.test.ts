import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../core/roles/actor.ts';
import { type HouseRow, houseTable } from '../../../core/roles/house-table.ts';
import { helpDesk } from '../../../core/roles/narrower-role.ts';
import {
  aColleague,
  adminInTheNorth,
  answer,
  apiKey,
  ME,
  NORTH,
  registryOperator,
  SOUTH,
  userInTheNorth,
  visitor,
  withHouseRoles,
  withRoles,
} from './people.ts';

/** Everybody who could ask, one of each kind. */
const callers = {
  anonymous: { kind: 'anonymous' },
  'signed in, no membership': visitor,
  'member without a role': userInTheNorth,
  Operator: withRoles('Operator'),
  Approver: withRoles('Approver'),
  'Mobile ID manager': withRoles('Mobile ID manager'),
  'Virtual smart card manager': withRoles('Virtual smart card manager'),
  'Self-service user': withRoles('Self-service user'),
  'Mobile ID self-service user': withRoles('Mobile ID self-service user'),
  'Virtual smart card self-service user': withRoles('Virtual smart card self-service user'),
  'Registry operator': registryOperator,
  'Service Point Admin': adminInTheNorth,
  Administrator: withHouseRoles('Administrator'),
  Auditor: withHouseRoles('Auditor'),
  'Help desk': { ...userInTheNorth, narrowerRoles: [helpDesk] },
  'API key': apiKey({ role: 'service-point-admin' }),
} as const satisfies Record<string, Actor>;
type Caller = keyof typeof callers;

const everybody = Object.keys(callers) as readonly Caller[];
const signedIn = everybody.filter((caller) => caller !== 'anonymous' && caller !== 'API key');
/** Whoever has an enabled membership, whatever their other roles. */
const members = signedIn.filter((caller) => caller !== 'signed in, no membership' && caller !== 'Registry operator');
/** Works at every service point, with or without a membership. */
const everywhere: readonly Caller[] = ['Registry operator'];
const staff = ['Operator', 'Approver', 'Mobile ID manager', 'Virtual smart card manager'] as const;

/** Written by hand from PRODUCT, "house rows". */
const expected: Readonly<Record<HouseRow, { readonly may: readonly Caller[]; readonly atOwnServicePointOnly: boolean }>> = {
  'sign-in': { may: everybody, atOwnServicePointOnly: false },
  'sign-out': { may: signedIn, atOwnServicePointOnly: false },
  'first-start': { may: everybody, atOwnServicePointOnly: false },
  'holders-half': { may: everybody, atOwnServicePointOnly: false },
  'own-things': {
    may: ['Self-service user', 'Mobile ID self-service user', 'Virtual smart card self-service user'],
    atOwnServicePointOnly: false,
  },
  look: { may: staff, atOwnServicePointOnly: true },
  'export-person': { may: ['Operator'], atOwnServicePointOnly: true },
  'take-along': { may: ['Operator', 'Administrator'], atOwnServicePointOnly: false },
  find: { may: [...staff, 'Help desk'], atOwnServicePointOnly: true },
  'keep-views': { may: [...members, 'Registry operator'], atOwnServicePointOnly: false },
  diagnose: { may: [...staff, 'Help desk'], atOwnServicePointOnly: true },
  'finish-operation': { may: ['Operator'], atOwnServicePointOnly: true },
  'take-over': { may: ['Administrator'], atOwnServicePointOnly: true },
  wipe: { may: ['Operator'], atOwnServicePointOnly: true },
  'print-letter': { may: ['Operator'], atOwnServicePointOnly: true },
  stock: { may: ['Operator', 'Administrator'], atOwnServicePointOnly: true },
  import: { may: ['Operator'], atOwnServicePointOnly: true },
  'journal-read': { may: ['Administrator', 'Auditor'], atOwnServicePointOnly: false },
  'journal-verify': { may: ['Administrator', 'Auditor'], atOwnServicePointOnly: false },
  'journal-export': { may: ['Administrator', 'Auditor'], atOwnServicePointOnly: false },
  'settings-look': { may: [...staff, 'Administrator', 'Auditor'], atOwnServicePointOnly: false },
  'options-change': { may: ['Administrator'], atOwnServicePointOnly: false },
  'compose-roles': { may: ['Administrator'], atOwnServicePointOnly: false },
  appoint: { may: ['Administrator'], atOwnServicePointOnly: false },
  'answer-join-request': { may: ['Administrator'], atOwnServicePointOnly: false },
  'print-recovery-code': { may: ['Administrator'], atOwnServicePointOnly: false },
  backup: { may: ['Administrator'], atOwnServicePointOnly: false },
  'service-points-look': { may: [...members, 'API key', 'Registry operator'], atOwnServicePointOnly: true },
  'staff-look': { may: ['Service Point Admin', 'Registry operator'], atOwnServicePointOnly: true },
  'keys-look': { may: [...members, 'API key', 'Registry operator'], atOwnServicePointOnly: true },
  // A plain user and a key manage what they made, which a colleague's is not; an admin's key all.
  'keys-manage': { may: ['Service Point Admin', 'API key', 'Registry operator'], atOwnServicePointOnly: true },
  'raids-look': { may: [...members, 'API key', 'Registry operator'], atOwnServicePointOnly: true },
  'raids-link': { may: [...members, 'Registry operator'], atOwnServicePointOnly: true },
};

const rows = Object.keys(expected) as readonly HouseRow[];
const open = ['sign-in', 'sign-out', 'first-start', 'holders-half'];

describe('The house rows', () => {
  it('are these, and no other', () => {
    expect(Object.keys(houseTable).toSorted()).toEqual(rows.toSorted());
  });

  it.each(rows.flatMap((house) => everybody.map((caller) => ({ house, caller, may: expected[house].may.includes(caller) }))))(
    '“$house” by $caller: $may',
    ({ house, caller, may }) => {
      expect(answer(callers[caller], { family: 'house', row: house }, aColleague) === 'yes').toBe(may);
    },
  );

  it.each(rows.filter((house) => !open.includes(house)))('“%s” reaches as far as it should', (house) => {
    for (const caller of expected[house].may) {
      const there = answer(callers[caller], { family: 'house', row: house }, { ...aColleague, servicePointId: SOUTH });
      expect(there).toBe(expected[house].atOwnServicePointOnly && !everywhere.includes(caller) ? 'other-service-point' : 'yes');
    }
  });

  it.each(rows.filter((house) => ![...open, 'own-things'].includes(house)))(
    '“%s” takes an enabled membership at an enabled service point',
    (house) => {
      const memberships = [
        [],
        [{ servicePointId: NORTH, role: 'service-point-user', state: 'disabled', servicePointEnabled: true }],
        [{ servicePointId: NORTH, role: 'service-point-user', state: 'pending', servicePointEnabled: true }],
        [{ servicePointId: NORTH, role: 'service-point-user', state: 'enabled', servicePointEnabled: false }],
      ] as const;
      // A key is of one service point and has no memberships; whether it works is asked before.
      for (const caller of expected[house].may.filter((one) => one !== 'API key' && !everywhere.includes(one)))
        for (const held of memberships) {
          const actor = { ...callers[caller], memberships: held } as Actor;
          // At a service point that is disabled reading goes on.
          const reads = house === 'raids-look' && held.some(({ state }) => state === 'enabled');
          expect(answer(actor, { family: 'house', row: house }, aColleague)).toBe(reads ? 'yes' : 'no-membership');
        }
    },
  );

  it('let whoever has a self-service role see their own things, also without a membership', () => {
    const actor = { ...callers['Self-service user'], memberships: [] };
    expect(answer(actor, { family: 'house', row: 'own-things' }, {})).toBe('yes');
  });

  it.each(rows)('“%s” is refused to somebody who is not active', (house) => {
    for (const caller of signedIn) {
      const actor = { ...callers[caller], active: false } as Actor;
      expect(answer(actor, { family: 'house', row: house }, aColleague)).toBe('not-active');
    }
  });

  it('appoint nobody to anything where it is not known whom, or who would be left', () => {
    const { lastHolderOf: _last, ...unknownRest } = aColleague;
    const { targetPersonId: _target, ...unknownTarget } = aColleague;
    const appoint = { family: 'house', row: 'appoint' } as const;
    expect(answer(callers.Administrator, appoint, unknownRest)).toBe('target-unknown');
    expect(answer(callers.Administrator, appoint, unknownTarget)).toBe('target-unknown');
    expect(answer(callers.Administrator, appoint, { ...aColleague, targetPersonId: ME })).toBe('oneself');
    expect(answer(callers.Administrator, appoint, { ...aColleague, lastHolderOf: ['Administrator'] })).toBe('last-holder');
  });

  it('each say what they are about', () => {
    for (const house of rows) expect(houseTable[house].about).toMatch(/^[A-Z].{8,}$/);
  });
});
