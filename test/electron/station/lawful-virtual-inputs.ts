import type { virtualActions } from '../../../core/actions/virtual-actions.ts';
import type { Maker } from './aim.ts';
import { VIRTUAL_PINS } from './virtual-pins.ts';

/** Messages about virtual smart cards: a manager's are about the holder's, a holder's about the caller's own. */
export const lawfulVirtualInputs: { readonly [Id in keyof typeof virtualActions]: Maker<Id> } = {
  'virtual-smart-card.lock': ({ register, holder, servicePointId }) => ({
    virtualSmartCardId: register.virtualSmartCard(holder, { servicePointId }),
  }),
  'self.get-virtual-smart-card': () => ({ newPin: VIRTUAL_PINS[0] }),
  'self.lock-virtual-smart-card': ({ register, caller, servicePointId }) => ({
    virtualSmartCardId: register.virtualSmartCard(caller.id, { servicePointId }),
    destroysKeys: true,
  }),
  'self.change-virtual-pin': ({ register, caller, servicePointId }) => ({
    virtualSmartCardId: register.virtualSmartCard(caller.id, { servicePointId }),
    oldPin: VIRTUAL_PINS[0],
    newPin: VIRTUAL_PINS[1],
  }),
  'token-module.open': () => ({}),
  'token-module.change': () => ({ path: '/in/memory' }),
};
