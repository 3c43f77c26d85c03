import type { ActionId } from '../../core/actions/all.ts';
import type { Card, Person, Request } from '../../core/records/records.ts';
import { requestState } from '../../core/records/states.ts';
import { photo } from '../electron/station/people-world.ts';
import { useCases } from './all.ts';
import type { CellWorld, Trial } from './trial.ts';

type Asked = Partial<Request> & Pick<Request, 'personId'>;

const about = ({ register }: CellWorld, state: Person['state']): string => register.person('Rita Requested', { state }).id;
const stateChange = (from: Person['state'], to: Person['state']) => (world: CellWorld) => ({
  personId: about(world, from),
  before: { state: from },
  after: { state: to, reason: 'Because' },
});
const cardChange = (from: Card['state'], to: Card['state']) => (world: CellWorld) => {
  const personId = about(world, 'active');
  return { personId, cardId: world.register.card(personId, { state: from }), before: { state: from }, after: { state: to } };
};

/** What a request of each row with an approver asks for, so that it can be carried out; of the others nothing could be asked. */
const asked: Readonly<Record<number, ((world: CellWorld) => Asked) | undefined>> = {
  1: (world) => ({ personId: about(world, 'requested') }),
  2: stateChange('active', 'inactive'),
  3: stateChange('inactive', 'active'),
  4: stateChange('active', 'locked'),
  5: (world) => ({ personId: about(world, 'active'), personalBefore: { unit: '' }, personalAfter: { unit: 'Optics' } }),
  8: (world) => ({ personId: about(world, 'active'), before: { roles: '' }, after: { roles: 'Mobile ID manager' } }),
  19: ({ register }) => {
    const { id } = register.person('Sven Self', { roles: ['Self-service user'] });
    return { personId: id, requesterId: id, personalAfter: { photo: photo(300, 400) } };
  },
  30: cardChange('active', 'inactive'),
  31: cardChange('inactive', 'active'),
  32: cardChange('active', 'locked'),
};

function requestOf(world: CellWorld, row: number, state: Request['state']): string {
  const { register } = world;
  const wish = asked[row]?.(world) ?? { personId: about(world, 'active') };
  if (row === 26 || row === 35) return register.cardRequest(wish.personId, register.operator, { state, row });
  const id = crypto.randomUUID();
  const requestedAt = new Date().toISOString();
  const standard = { id, servicePointId: register.here, requesterId: register.operator, requestedAt, before: {}, after: {} };
  register.change({ record: 'request', id, set: { ...standard, ...wish, row, state } });
  return id;
}

const decision = (row: number, action: ActionId, rest: object = {}): Trial => ({
  row,
  action,
  states: requestState.options,
  right: ['requested'],
  reach: (world, state) => ({ requestId: requestOf(world, row, state as Request['state']), ...rest }),
});

/** Deciding a request of every row, also of those that nobody decides. */
export const decisionTrials: readonly Trial[] = useCases.flatMap(({ row }) => [
  decision(row, 'request.approve'),
  decision(row, 'request.reject', { reason: 'Not now' }),
  decision(row, 'request.postpone'),
]);
