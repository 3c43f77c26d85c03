import { Refusal } from '../../../core/failures/refusal.ts';
import { recoveryPaper } from '../../letters/recovery-paper.ts';
import { type Handler, factOf } from '../handler.ts';

/** Prints the recovery code; it may be printed again until it is confirmed. */
export const stationPrintRecoveryCode: Handler<'station.print-recovery-code'> = async (call, { house, store }) => {
  const groups = house.recoveryCode.groups();
  if (groups === undefined) throw new Refusal('letter-gone');
  const pdf = await recoveryPaper({ organisation: house.organisation().name, station: house.station().name, at: call.at, groups });
  const spooled = await house.spool.print('recovery-code', pdf);
  store.transact((writer) => {
    writer.append(factOf(call, 'station.print-recovery-code', { changes: [] }));
  });
  return spooled;
};
