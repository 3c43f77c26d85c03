import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvalOptionOf, optionById } from '../../../core/options.ts';
import { useCases } from '../../use-cases/all.ts';
import { callerOf } from '../../use-cases/cell-callers.ts';
import { cardTrials } from '../../use-cases/card-trials.ts';
import type { CellWorld, Trial } from '../../use-cases/trial.ts';
import { userTrials } from '../../use-cases/user-trials.ts';
import { found } from './path.ts';
import { Register } from './register.ts';
import { APPROVER, OPERATOR, TestStation } from './test-station.ts';

/** The catalogue of options as it was published: on as shipped, or off. */
const SHIPPED: Readonly<Record<number, boolean>> = {
  1: false,
  2: true,
  3: true,
  4: true,
  5: true,
  8: true,
  19: true,
  26: true,
  30: false,
  31: false,
  32: false,
  35: false,
};
const trials: readonly Trial[] = [...userTrials, ...cardTrials];
/** Its requests are made when the batch is run: in a test of its own. */
const BATCH = 35;
const tried = trials.filter(({ row }) => row !== BATCH && approvalOptionOf(row) !== undefined);

let world: CellWorld;
beforeAll(async () => {
  const station = await TestStation.open();
  await found(station);
  world = { station, register: new Register(station), cardId: '', holderId: '' };
});
afterAll(() => world.station.close());

it('every row that has an Approver has its option, as shipped what the catalogue says, and is tried here', () => {
  const rows = Array.from({ length: 51 }, (_, index) => index + 1).filter((row) => approvalOptionOf(row) !== undefined);
  expect(Object.fromEntries(rows.map((row) => [row, optionById(approvalOptionOf(row) ?? '').standard]))).toEqual(SHIPPED);
  const done = useCases.filter(({ row }) => rows.includes(row) && row !== BATCH);
  expect(tried.map(({ row }) => row)).toEqual(done.map(({ row }) => row));
});

/** The row's records that its change is about, without the request itself and who counts as changed. */
async function asked(trial: Trial): Promise<string | undefined> {
  const { station, register } = world;
  const caller = callerOf(register, trial.row === 19 ? 'Self-service user' : 'Operator');
  await station.signIn(caller);
  const message = trial.reach(world, trial.right[0] ?? '', caller);
  const reply = await station.ask(trial.action, message);
  if (!reply.ok) throw new Error(`row ${trial.row} was refused: ${JSON.stringify(reply.failure)}`);
  return (reply.output as { readonly requestId?: string }).requestId;
}

it.each(tried)('row $row waits for approval while its option says so, and is done at once while it does not', async (trial) => {
  const { station } = world;
  const id = approvalOptionOf(trial.row) ?? '';
  const shipped = SHIPPED[trial.row] === true;
  const first = await asked(trial);
  expect(first !== undefined, 'as shipped').toBe(shipped);
  await station.signIn(OPERATOR);
  await station.call('option.change', { id, value: !shipped });
  const second = await asked(trial);
  expect(second !== undefined, 'the other way').toBe(!shipped);
  const requestId = first ?? second ?? '';
  expect(station.store.get('request', requestId)).toMatchObject({ row: trial.row, state: 'requested' });
  await station.signIn(APPROVER);
  await station.call('request.approve', { requestId });
  expect(station.store.get('request', requestId)).toMatchObject({ state: 'approved' });
});
