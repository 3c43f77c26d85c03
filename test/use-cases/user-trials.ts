import type { ActionId } from '../../core/actions/all.ts';
import type { Person, Reason } from '../../core/records/records.ts';
import { personState, requestState } from '../../core/records/states.ts';
import { photo } from '../electron/station/people-world.ts';
import { PASSWORD } from '../electron/station/test-station.ts';
import type { CellWorld, Trial } from './trial.ts';

const ALWAYS = ['always'] as const;
const IN_USE = 'in use';

const nobodyStaff = ({ register }: CellWorld, state: string): string =>
  register.person('Petra Picked', { state: state as Person['state'] }).id;

interface Rest {
  readonly [field: string]: unknown;
}

/** About a person in a state. */
const ofPerson = (row: number, action: ActionId, right: readonly string[], rest: (world: CellWorld) => Rest): Trial => ({
  row,
  action,
  right,
  states: personState.options,
  reach: (world, state) => ({ personId: nobodyStaff(world, state), ...rest(world) }),
});

const always = (row: number, action: ActionId, input: (world: CellWorld) => object): Trial => ({
  row,
  action,
  states: ALWAYS,
  right: ALWAYS,
  reach: input,
});

const reason =
  (type: Reason['type']) =>
  ({ register }: CellWorld): Rest => ({ reasonId: register.reason(type) });

/** About an entry of a list, in use or no more. */
const ofEntry = (row: number, action: ActionId, record: 'reason' | 'identifier', rest: (world: CellWorld) => Rest): Trial => ({
  row,
  action,
  states: [IN_USE, 'out of use'],
  right: [IN_USE],
  refusedAs: ['not-found'],
  reach: (world, state) => {
    const { register } = world;
    const id = record === 'reason' ? register.reason('locking') : register.identifier();
    if (state !== IN_USE) register.change({ record, id, set: { inUse: false } });
    return { [`${record}Id`]: id, ...rest(world) };
  },
});

const oneself = (row: number, action: ActionId, input: () => object): Trial => ({
  row,
  action,
  states: personState.options,
  right: ['active'],
  oneself: true,
  reach: input,
});

const ownRequest = (row: number, action: ActionId): Trial => ({
  row,
  action,
  states: requestState.options,
  right: ['requested'],
  anew: true,
  reach: ({ register, holderId }, state, caller) => ({
    requestId: register.cardRequest(holderId, caller.id, { state: state as 'requested' }),
  }),
});

/** A batch of one person, made and run: whoever is in a wrong state is passed over. */
const batch = (row: number, action: ActionId, right: readonly string[], rest: Rest): Trial => ({
  row,
  action,
  right,
  states: personState.options,
  reach: (world, state) => ({ personIds: [nobodyStaff(world, state)], ...rest }),
  wasDone: async ({ station }, _input, { output }) => {
    const { batchId } = output as { readonly batchId: string };
    return (await station.call('batch.run', { batchId })).done === 1;
  },
});

/** How each row of 1 to 25 is tried; row 20 is asked by nobody and has a test of its own. */
export const userTrials: readonly Trial[] = [
  always(1, 'person.create', ({ register }) => ({ name: 'Nina New', email: `nina${register.next()}@example.org` })),
  ofPerson(2, 'person.deactivate', ['active'], reason('deactivation')),
  ofPerson(3, 'person.reactivate', ['inactive'], reason('reactivation')),
  ofPerson(4, 'person.lock', ['active', 'inactive'], reason('locking')),
  ofPerson(5, 'person.edit', ['active', 'inactive'], () => ({ unit: 'Optics' })),
  oneself(6, 'person.change-password', () => ({ oldPassword: PASSWORD, newPassword: `${PASSWORD} and new` })),
  ofPerson(7, 'person.reset-password', ['active', 'inactive'], () => ({ delivery: { letter: false, mail: true } })),
  ofPerson(
    8,
    'person.edit-roles',
    personState.options.filter((state) => state !== 'erased'),
    () => ({ roles: ['Mobile ID manager'] }),
  ),
  always(9, 'role.upload-defaults', () => ({ csv: 'role,given\nApprover,no\n' })),
  always(10, 'role.delete-defaults', () => ({ roles: ['Virtual smart card manager'] })),
  always(11, 'role.create-default', () => ({ role: 'Virtual smart card manager', given: false })),
  ownRequest(12, 'request.abort'),
  always(13, 'reason.create', ({ register }) => ({ type: 'locking', text: `Because ${register.next()}` })),
  ofEntry(14, 'reason.edit', 'reason', ({ register }) => ({ type: 'locking', text: `Because ${register.next()}` })),
  ofEntry(15, 'reason.delete', 'reason', () => ({})),
  always(16, 'identifier.create', ({ register }) => ({ name: `Paper ${register.next()}` })),
  ofEntry(17, 'identifier.edit', 'identifier', ({ register }) => ({ name: `Paper ${register.next()}` })),
  ofEntry(18, 'identifier.delete', 'identifier', () => ({})),
  oneself(19, 'self.edit-photo', () => ({ photo: photo(300, 400) })),
  oneself(21, 'self.change-password', () => ({ oldPassword: PASSWORD, newPassword: `${PASSWORD} and new` })),
  ownRequest(22, 'self.abort-request'),
  batch(23, 'batch.delete-people', ['active', 'inactive', 'locked'], {}),
  batch(24, 'batch.reset-passwords', ['active', 'inactive'], { delivery: { letter: false, mail: true } }),
  batch(
    25,
    'batch.edit-roles',
    personState.options.filter((state) => state !== 'erased'),
    { give: ['Mobile ID manager'], take: [] },
  ),
];
