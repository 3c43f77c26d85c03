import { describe, expect, it } from 'vitest';
import type { About } from '../../../core/roles/about.ts';
import type { Actor } from '../../../core/roles/actor.ts';
import { decide } from '../../../core/roles/decide.ts';
import type { SettledPermission } from '../../../core/roles/permission.ts';
import {
  aColleague,
  adminInTheNorth,
  answer,
  apiKey,
  approving,
  ME,
  member,
  NORTH,
  point,
  registryOperator,
  row,
  SOUTH,
  userInTheNorth,
  visitor,
} from './people.ts';

const house = (of: 'journal-read' | 'options-change'): SettledPermission => ({ family: 'house', row: of });

/** What must never happen with service points and API keys, who tries it, and why they are told no. */
const never: readonly (readonly [sentence: string, actor: Actor, permission: SettledPermission, about: About, because: string])[] = [
  ['A service point admin authorises themselves', adminInTheNorth, point(3), { ...aColleague, targetPersonId: ME }, 'oneself'],
  [
    'A service point admin pulls in somebody who belongs elsewhere',
    adminInTheNorth,
    point(3),
    { ...aColleague, targetBelongsElsewhere: true },
    'belongs-elsewhere',
  ],
  [
    'A service point admin lets in somebody of whom it is not known where they belong',
    adminInTheNorth,
    point(3),
    { servicePointId: NORTH, targetPersonId: 'other' },
    'target-unknown',
  ],
  ['A service point admin makes another admin', adminInTheNorth, point(5), aColleague, 'role-missing'],
  ['A service point admin makes an operator', adminInTheNorth, point(4), aColleague, 'role-missing'],
  ['A service point admin demotes an admin', adminInTheNorth, point(6), aColleague, 'role-missing'],
  ['A service point admin disables an operator', adminInTheNorth, point(7), { ...aColleague, targetRole: 'operator' }, 'role-missing'],
  [
    'A service point admin disables an operator by naming them a user',
    adminInTheNorth,
    point(10),
    { ...aColleague, targetRole: 'operator' },
    'target-unknown',
  ],
  [
    'A service point admin disables themselves',
    adminInTheNorth,
    point(9),
    { ...aColleague, targetPersonId: ME, targetRole: 'servicePointAdmin' },
    'oneself',
  ],
  [
    'An admin of the north who is a user in the south authorises somebody there',
    { ...visitor, memberships: [member(NORTH, { role: 'service-point-admin' }), member(SOUTH)] },
    point(3),
    { ...aColleague, servicePointId: SOUTH },
    'role-missing',
  ],
  [
    'A service point user mints at another service point',
    userInTheNorth,
    point(20),
    { ...aColleague, servicePointId: SOUTH },
    'other-service-point',
  ],
  [
    'A member of a disabled service point mints there',
    { ...visitor, memberships: [member(NORTH, { servicePointEnabled: false })] },
    point(20),
    aColleague,
    'other-service-point',
  ],
  ['Somebody who is in already asks to be let in', userInTheNorth, point(2), aColleague, 'already-authorised'],
  ['A registry operator asks to be let in', registryOperator, point(2), aColleague, 'already-authorised'],
  ['An unauthorised user mints a RAiD', visitor, point(20), aColleague, 'no-membership'],
  [
    'Whose membership was disabled makes an API key',
    { ...visitor, memberships: [member(NORTH, { state: 'disabled' })] },
    point(18),
    aColleague,
    'no-membership',
  ],
  [
    'A registry operator disables themselves',
    registryOperator,
    point(7),
    { ...aColleague, targetPersonId: ME, targetRole: 'operator' },
    'oneself',
  ],
  [
    'A registry operator demotes the last of them',
    registryOperator,
    point(6),
    { ...aColleague, lastHolderOf: ['Registry operator'] },
    'last-holder',
  ],
  ['A registry operator deletes a service point', registryOperator, point(17), aColleague, 'nobody-may'],
  ['A registry operator deletes a RAiD', registryOperator, point(22), aColleague, 'nobody-may'],
  ['A registry operator issues a card without a role of the first family', registryOperator, row(27), aColleague, 'role-missing'],

  ['An API key issues a card', apiKey({ role: 'service-point-admin' }), row(27), aColleague, 'api-key-refused'],
  ['An API key decides a request', apiKey({ role: 'service-point-admin' }), approving(26), aColleague, 'api-key-refused'],
  ['An API key reads the journal', apiKey(), house('journal-read'), aColleague, 'api-key-refused'],
  ['An API key of an admin lets a person in', apiKey({ role: 'service-point-admin' }), point(3), aColleague, 'api-key-refused'],
  ['An API key of an admin disables a person', apiKey({ role: 'service-point-admin' }), point(10), aColleague, 'api-key-refused'],
  ['An API key signs in as a person does', apiKey(), point(1), aColleague, 'api-key-refused'],
  ['A disabled API key mints a RAiD', apiKey({ enabled: false }), point(20), aColleague, 'key-disabled'],
  ['An API key mints at another service point', apiKey(), point(20), { ...aColleague, servicePointId: SOUTH }, 'other-service-point'],
];

describe('It never happens that', () => {
  it.each(never)('%s', (_sentence, actor, permission, about, because) => {
    expect(answer(actor, permission, about)).toBe(because);
  });
});

describe('It does happen that', () => {
  it.each([
    [
      'somebody whose membership was disabled asks again',
      { ...visitor, memberships: [member(NORTH, { state: 'disabled' })] },
      point(2),
      aColleague,
    ],
    [
      'a member of a disabled service point signs in',
      { ...visitor, memberships: [member(NORTH, { servicePointEnabled: false })] },
      point(1),
      {},
    ],
    ['an API key mints at its own service point', apiKey(), point(20), aColleague],
    [
      'a service point admin disables another admin of the same',
      adminInTheNorth,
      point(9),
      { ...aColleague, targetRole: 'servicePointAdmin' },
    ],
    ['a registry operator authorises a second service point', registryOperator, point(8), { ...aColleague, targetBelongsElsewhere: true }],
  ] as const)('%s', (_sentence, actor, permission, about) => {
    expect(answer(actor, permission, about)).toBe('yes');
  });
});

describe('A refusal of a role', () => {
  it.each([
    [row(27), ['Operator']],
    [row(33), ['Operator']],
    [row(38), ['Mobile ID manager']],
    [row(34), ['Self-service user']],
    [point(14), ['Operator']],
    [point(3), ['Operator', 'Service Point Admin']],
    [house('options-change'), ['Administrator']],
  ] as const)('names who may instead: %o', (permission, roles) => {
    const decision = decide(userInTheNorth, permission, aColleague);
    expect(decision.allowed ? [] : decision.roles).toEqual(roles);
  });
});
