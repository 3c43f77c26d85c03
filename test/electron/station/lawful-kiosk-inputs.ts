import type { kioskActions } from '../../../core/actions/kiosk-actions.ts';
import type { Maker } from './aim.ts';
import { OPERATOR, PASSWORD } from './test-station.ts';

/** A staff code, of which nothing but a hash may be kept. */
export const SECRET_STAFF_CODE = 'granite 739152 way out';

/** Messages of the kiosk, and of proving there who one is. */
export const lawfulKioskInputs: { readonly [Id in keyof typeof kioskActions]: Maker<Id> } = {
  'kiosk.leave': () => ({ codeSecret: SECRET_STAFF_CODE }),
  'kiosk.open': () => ({}),
  'kiosk.change-staff-code': () => ({ codeSecret: SECRET_STAFF_CODE }),
  'self.send-proof': () => ({}),
  'self.prove-by-code': () => ({ codeSecret: '7391 5284' }),
  'self.prove-by-staff': () => ({ email: OPERATOR.email, password: PASSWORD }),
};
