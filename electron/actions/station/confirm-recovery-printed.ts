import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf } from '../handler.ts';

/** The paper is in a safe place: the station forgets the code for good. */
export const stationConfirmRecoveryPrinted: Handler<'station.confirm-recovery-printed'> = (call, { house, store }) => {
  if (house.recoveryCode.groups() === undefined) throw new Refusal('letter-gone');
  // Nobody can have a code on paper that was never printed, and it cannot be had again.
  if (store.facts.find({ action: 'station.print-recovery-code', limit: 1 }).length === 0) throw new Refusal('recovery-not-confirmed');
  house.spool.destroy('recovery-code');
  store.transact((writer) => {
    house.recoveryCode.forget(writer);
    writer.append(factOf(call, 'station.confirm-recovery-printed', { changes: [] }));
  });
  return {};
};
