import { describe, expect, it } from 'vitest';
import type { About } from '../../../core/roles/about.ts';
import type { Actor } from '../../../core/roles/actor.ts';
import type { SettledPermission } from '../../../core/roles/permission.ts';
import {
  aColleague,
  answer,
  approving,
  ME,
  member,
  myOwn,
  NORTH,
  point,
  registryOperator,
  row,
  SOUTH,
  visitor,
  withHouseRoles,
  withRoles,
} from './people.ts';

const operator = withRoles('Operator');
const approver = withRoles('Approver');
const both = withRoles('Operator', 'Approver');
const holder = withRoles('Self-service user');
const anonymous: Actor = { kind: 'anonymous' };
const house = (of: 'journal-read' | 'options-change' | 'find' | 'print-letter' | 'backup'): SettledPermission => ({
  family: 'house',
  row: of,
});

/** What must never happen with people, cards and the station, who tries it, and why they are told no. */
const never: readonly (readonly [sentence: string, actor: Actor, permission: SettledPermission, about: About, because: string])[] = [
  ['An operator who is also an approver decides their own request', both, approving(26), myOwn, 'own-request'],
  ['An operator without the approver’s role decides a request', operator, approving(26), aColleague, 'role-missing'],
  ['An approver issues a card', approver, row(27), aColleague, 'role-missing'],
  ['An approver requests a card themselves', approver, row(26), aColleague, 'approver-only-decides'],
  ['An approver locks a card themselves', approver, row(32), aColleague, 'approver-only-decides'],
  ['An approver decides what is not asked for approval', approver, approving(30), { ...aColleague, approvalOn: false }, 'approval-off'],
  ['An approver decides while nobody said whether approval is on', approver, approving(30), { servicePointId: NORTH }, 'approval-off'],
  [
    'An approver decides a request of nobody knows whom',
    approver,
    approving(26),
    { servicePointId: NORTH, approvalOn: true },
    'target-unknown',
  ],
  [
    'An approver decides at another service point',
    approver,
    approving(26),
    { ...aColleague, servicePointId: SOUTH },
    'other-service-point',
  ],
  [
    'An approver approves new roles for themselves that a colleague asked for',
    approver,
    approving(8),
    { ...aColleague, targetPersonId: ME },
    'oneself',
  ],
  ['Somebody approves issuing a card, which nobody asks approval for', both, approving(27), aColleague, 'nobody-may'],

  ['A deactivated operator issues a card', { ...operator, active: false }, row(27), aColleague, 'not-active'],
  ['A deactivated approver decides a request', { ...approver, active: false }, approving(26), aColleague, 'not-active'],
  ['A deactivated holder changes their PIN', { ...holder, active: false }, row(34), myOwn, 'not-active'],
  ['A deactivated registry operator makes a service point', { ...registryOperator, active: false }, point(14), aColleague, 'not-active'],
  [
    'A deactivated administrator changes an option',
    { ...withHouseRoles('Administrator'), active: false },
    house('options-change'),
    aColleague,
    'not-active',
  ],
  ['Nobody, not signed in, issues a card', anonymous, row(27), aColleague, 'not-signed-in'],
  ['Nobody, not signed in, mints a RAiD', anonymous, point(20), aColleague, 'not-signed-in'],
  ['Nobody, not signed in, reads the journal', anonymous, house('journal-read'), aColleague, 'not-signed-in'],

  [
    'An operator issues a card of another service point',
    operator,
    row(27),
    { ...aColleague, servicePointId: SOUTH },
    'other-service-point',
  ],
  ['An operator issues a card of no service point', operator, row(27), { targetPersonId: ME }, 'no-service-point'],
  [
    'An operator whose membership was disabled issues a card',
    { ...operator, memberships: [member(NORTH, { state: 'disabled' })] },
    row(27),
    aColleague,
    'no-membership',
  ],
  [
    'An operator whose membership still waits issues a card',
    { ...operator, memberships: [member(NORTH, { state: 'pending' })] },
    row(27),
    aColleague,
    'no-membership',
  ],
  [
    'An operator at a disabled service point issues a card',
    { ...operator, memberships: [member(NORTH, { servicePointEnabled: false })] },
    row(27),
    aColleague,
    'no-membership',
  ],
  [
    'An operator moves a person to a service point that is not theirs',
    operator,
    row(5),
    { ...aColleague, newServicePointId: SOUTH },
    'other-service-point',
  ],
  [
    'An operator fetches a person from a service point that is not theirs',
    operator,
    row(5),
    { ...aColleague, servicePointId: SOUTH, newServicePointId: NORTH },
    'other-service-point',
  ],
  [
    'Help with a PIN letter reaches another service point',
    operator,
    house('print-letter'),
    { ...aColleague, servicePointId: SOUTH },
    'other-service-point',
  ],

  ['A holder changes the PIN of another’s card', holder, row(34), aColleague, 'not-own'],
  ['A holder has another’s card unblocked, by which its PUK is used', holder, row(33), aColleague, 'role-missing'],
  ['A holder unblocks their own card at the desk without an operator', holder, row(33), myOwn, 'role-missing'],
  ['A holder changes another’s photo', holder, row(19), aColleague, 'not-own'],
  ['A holder takes back another’s request', holder, row(22), aColleague, 'not-own'],
  ['A holder resets the forgotten password of nobody knows whom', holder, row(20), {}, 'target-unknown'],
  ['A holder of a mobile ID locks another’s', withRoles('Mobile ID self-service user'), row(40), aColleague, 'not-own'],
  ['A holder looks for people', holder, house('find'), aColleague, 'role-missing'],
  ['A mobile ID manager issues a card', withRoles('Mobile ID manager'), row(27), aColleague, 'role-missing'],
  ['A virtual smart card manager supplies a mobile ID', withRoles('Virtual smart card manager'), row(37), aColleague, 'role-missing'],
  ['An operator locks a mobile ID', operator, row(38), aColleague, 'role-missing'],
  ['An operator takes back another’s request', operator, row(12), aColleague, 'not-own'],
  ['An operator changes another’s password without resetting it', operator, row(6), aColleague, 'not-own'],

  ['An operator edits their own roles', operator, row(8), { ...aColleague, targetPersonId: ME }, 'oneself'],
  ['An operator edits their own roles in a batch', operator, row(25), { ...aColleague, targetPersonId: ME }, 'oneself'],
  ['The last active operator is deactivated', operator, row(2), { ...aColleague, lastHolderOf: ['Operator'] }, 'last-holder'],
  ['The last active approver is locked', operator, row(4), { ...aColleague, lastHolderOf: ['Approver'] }, 'last-holder'],
  ['The last active administrator is erased', operator, row(23), { ...aColleague, lastHolderOf: ['Administrator'] }, 'last-holder'],
  ['The last registry operator is deactivated', operator, row(2), { ...aColleague, lastHolderOf: ['Registry operator'] }, 'last-holder'],
  ['The last operator loses the role', operator, row(8), { ...aColleague, lastHolderOf: ['Operator'] }, 'last-holder'],
  ['An approval deactivates the last approver', approver, approving(2), { ...aColleague, lastHolderOf: ['Approver'] }, 'last-holder'],
  [
    'Somebody is deactivated while it is not known who would be left',
    operator,
    row(2),
    { servicePointId: NORTH, targetPersonId: 'other' },
    'target-unknown',
  ],
  ['Roles are edited of nobody knows whom', operator, row(8), { servicePointId: NORTH, lastHolderOf: [] }, 'target-unknown'],

  ['An auditor changes an option', withHouseRoles('Auditor'), house('options-change'), aColleague, 'role-missing'],
  ['An administrator issues a card', withHouseRoles('Administrator'), row(27), aColleague, 'role-missing'],
  ['An administrator looks for people', withHouseRoles('Administrator'), house('find'), aColleague, 'role-missing'],
  ['An operator makes a backup', operator, house('backup'), aColleague, 'role-missing'],
  ['An operator reads the journal', operator, house('journal-read'), aColleague, 'role-missing'],
];

describe('It never happens that', () => {
  it.each(never)('%s', (_sentence, actor, permission, about, because) => {
    expect(answer(actor, permission, about)).toBe(because);
  });
});

describe('It does happen that', () => {
  it.each([
    ['an approver decides the request of a colleague', approver, approving(26), aColleague],
    ['somebody with both roles decides the request of a colleague', both, approving(26), aColleague],
    [
      'an operator with memberships at both moves a person to the other service point',
      { ...operator, memberships: [member(NORTH), member(SOUTH)] },
      row(5),
      { ...aColleague, newServicePointId: SOUTH },
    ],
    ['a holder without any membership changes their own PIN', { ...visitor, roles: ['Self-service user'] }, row(34), { ownerId: ME }],
  ] as const)('%s', (_sentence, actor, permission, about) => {
    expect(answer(actor, permission, about)).toBe('yes');
  });
});
