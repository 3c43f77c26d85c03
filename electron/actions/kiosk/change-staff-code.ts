import { type Handler, factOf } from '../handler.ts';
import { STAFF_CODE_SETTING } from './staff-code.ts';

/** The code is this station's own: the fact says that it was changed, not to what. */
export const kioskChangeStaffCode: Handler<'kiosk.change-staff-code'> = async (call, { store, house }) => {
  const hash = await house.passwords.hash(call.input.codeSecret);
  store.transact((writer) => {
    writer.settings.set(STAFF_CODE_SETTING, hash);
    writer.append(factOf(call, 'kiosk.change-staff-code', { changes: [] }));
  });
  return {};
};
