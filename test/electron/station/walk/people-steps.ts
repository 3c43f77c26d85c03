import type { ActionId } from '../../../../core/actions/all.ts';
import type { Reason } from '../../../../core/records/records.ts';
import { approvalOptionOf } from '../../../../core/options.ts';
import { photo } from '../people-world.ts';
import { message, type Step } from './step.ts';
import type { Walker } from './walker.ts';

const ASKING_ROWS = [1, 2, 3, 4, 5, 8, 19, 26, 30, 31, 32];
/** Roles that nobody gets who could not be asked to sign in: the last Operator must stay one who is there. */
const HARMLESS = ['Self-service user', 'Mobile ID manager', 'Mobile ID self-service user', 'Virtual smart card manager'];
const FACE = photo(300, 400);

const person = (walker: Walker): string | undefined => walker.id('person');
const reason = (walker: Walker, type: Reason['type']): string | undefined =>
  walker.fitting('reason', (record) => record.type === type && record.inUse);

const changeState = (action: ActionId, type: Reason['type'], state: string, weight: number): Step =>
  message(action, weight, (walker) => ({
    personId: walker.fitting('person', (one) => one.state === state),
    reasonId: reason(walker, type),
  }));

function roles(walker: Walker, personId: string | undefined): readonly string[] {
  const offered = walker.isCaller(personId) ? [...HARMLESS, 'Operator', 'Approver'] : HARMLESS;
  return offered.filter(() => walker.dice.chance(0.4));
}

const several = (walker: Walker, one: () => string | undefined): readonly string[] => {
  const ids = Array.from({ length: 1 + walker.dice.below(4) }, one).filter((id) => id !== undefined);
  return [...new Set(ids)];
};

/** Rows 1 to 25 and the options that decide about them. */
export const peopleSteps: readonly Step[] = [
  message('person.create', 4, ({ register }) => ({ name: `Person ${register.next()}`, email: `walk${register.next()}@example.org` })),
  changeState('person.deactivate', 'deactivation', 'active', 6),
  changeState('person.reactivate', 'reactivation', 'inactive', 6),
  changeState('person.lock', 'locking', 'active', 1),
  message('person.edit', 4, (walker) => ({
    personId: person(walker),
    unit: `Unit ${walker.dice.below(5)}`,
    ...(walker.dice.chance(0.3) ? { phone: `+44 20 ${walker.register.next()}` } : {}),
  })),
  message('person.reset-password', 1, (walker) => {
    const personId = walker.plainPerson();
    return walker.isCaller(personId) ? undefined : { personId, delivery: { letter: false, mail: true } };
  }),
  message('person.edit-roles', 4, (walker) => {
    const personId = person(walker);
    return { personId, roles: roles(walker, personId) };
  }),
  message('role.upload-defaults', 0.3, () => ({ csv: 'role,given\nSelf-service user,yes\n' })),
  message('role.delete-defaults', 0.3, ({ dice }) => ({ roles: [dice.pick(HARMLESS)] })),
  message('role.create-default', 0.6, ({ dice }) => ({ role: dice.pick(HARMLESS), given: dice.chance(0.5) })),
  message('reason.create', 1, ({ dice, register }) => ({
    type: dice.pick(['deactivation', 'reactivation', 'locking', 'deletion']),
    text: `Because ${register.next()}`,
  })),
  message('reason.edit', 0.5, (walker) => ({
    reasonId: walker.id('reason'),
    type: 'locking',
    text: `Because ${walker.register.next()}`,
  })),
  message('reason.delete', 0.2, (walker) => ({ reasonId: walker.id('reason') })),
  message('identifier.create', 0.5, ({ register }) => ({ name: `Paper ${register.next()}` })),
  message('identifier.edit', 0.3, (walker) => ({ identifierId: walker.id('identifier'), name: `Paper ${walker.register.next()}` })),
  message('identifier.delete', 0.1, (walker) => ({ identifierId: walker.id('identifier') })),
  message('self.edit-photo', 1, () => ({ photo: FACE })),
  message('self.abort-request', 1, (walker) => ({ requestId: walker.id('request') })),
  message('request.abort', 3, (walker) => ({ requestId: walker.id('request') })),
  message('request.approve', 14, (walker) => ({ requestId: walker.fitting('request', ({ state }) => state === 'requested') })),
  message('request.reject', 3, (walker) => ({ requestId: walker.fitting('request', ({ state }) => state === 'requested'), reason: 'No' })),
  message('request.postpone', 2, (walker) => ({ requestId: walker.id('request') })),
  message('batch.delete-people', 0.5, (walker) => ({ personIds: several(walker, () => walker.plainPerson()) })),
  message('batch.reset-passwords', 0.4, (walker) => {
    const personIds = several(walker, () => walker.plainPerson()).filter((id) => !walker.isCaller(id));
    return personIds.length === 0 ? undefined : { personIds, delivery: { letter: false, mail: true } };
  }),
  message('batch.edit-roles', 0.6, (walker) => ({
    personIds: several(walker, () => person(walker)),
    give: [walker.dice.pick(HARMLESS)],
    take: walker.dice.chance(0.3) ? [walker.dice.pick(['Operator', 'Approver', ...HARMLESS])] : [],
  })),
  message('batch.run', 1.5, (walker) => (walker.batch === undefined ? undefined : { batchId: walker.batch })),
  message('option.change', 1, ({ dice }) => ({ id: approvalOptionOf(dice.pick(ASKING_ROWS)), value: dice.chance(0.4) })),
  message('option.change', 0.3, ({ dice }) => ({
    id: dice.pick(['cards-multiple-active', 'temp-cards-multiple-active', 'users-activate-on-creation', 'temp-cards-encode']),
    value: dice.chance(0.5),
  })),
];
