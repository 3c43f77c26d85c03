import { type Handler, factOf } from '../handler.ts';

/** A new code in place of the one before, which opens nothing that is made from now on. */
export const stationMakeRecoveryCode: Handler<'station.make-recovery-code'> = (call, { house, store }) => {
  store.transact((writer) => {
    house.recoveryCode.make(writer);
    writer.append(factOf(call, 'station.make-recovery-code', { changes: [] }));
  });
  return {};
};
