import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';

/** Makes the organisation at this station. Operator and approver must be two people (PRODUCT, decision 2). */
export const stationFirstStart: Handler<'station.first-start'> = async (call, { founding }) => {
  if (founding.state() !== 'first-start') throw new Refusal('already-started');
  if (call.input.operator.email === call.input.approver.email) throw new Refusal('same-person-twice');
  await founding.found(call.input);
  return {};
};
