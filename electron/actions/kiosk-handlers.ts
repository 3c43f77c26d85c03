import { kioskChangeStaffCode } from './kiosk/change-staff-code.ts';
import { kioskLeave } from './kiosk/leave.ts';
import { kioskOpen } from './kiosk/open.ts';
import { selfProveByCode } from './self/prove-by-code.ts';
import { selfProveByStaff } from './self/prove-by-staff.ts';
import { selfSendProof } from './self/send-proof.ts';

/** Handlers of the kiosk and of proving who one is there: a part of the whole table in all.ts. */
export const kioskHandlers = {
  'kiosk.leave': kioskLeave,
  'kiosk.open': kioskOpen,
  'kiosk.change-staff-code': kioskChangeStaffCode,
  'self.send-proof': selfSendProof,
  'self.prove-by-code': selfProveByCode,
  'self.prove-by-staff': selfProveByStaff,
} as const;
