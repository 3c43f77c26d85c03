import type { VirtualSmartCard } from '../../core/records/records.ts';
import { personState, virtualSmartCardState } from '../../core/records/states.ts';
import { VIRTUAL_PINS } from '../electron/station/virtual-pins.ts';
import type { Trial } from './trial.ts';

/** The caller's own, in a state; its token is nowhere, so that what reaches it is told so. */
const own = (
  row: number,
  action: Trial['action'],
  { right, rest, ...more }: Pick<Trial, 'right' | 'answers'> & { rest: object },
): Trial => ({
  row,
  action,
  right,
  states: virtualSmartCardState.options,
  anew: true,
  ...more,
  reach: ({ register }, state, caller) => ({
    virtualSmartCardId: register.virtualSmartCard(caller.id, { state: state as VirtualSmartCard['state'] }),
    ...rest,
  }),
});

/** How each row of 41 to 44 is tried. */
export const virtualTrials: readonly Trial[] = [
  {
    row: 41,
    action: 'virtual-smart-card.lock',
    states: virtualSmartCardState.options,
    right: ['active', 'inactive'],
    reach: ({ register }, state) => ({
      virtualSmartCardId: register.virtualSmartCard(register.person('Vera Virtual').id, { state: state as VirtualSmartCard['state'] }),
    }),
  },
  {
    row: 42,
    action: 'self.get-virtual-smart-card',
    states: personState.options,
    right: ['active'],
    oneself: true,
    reach: () => ({ newPin: VIRTUAL_PINS[0] }),
  },
  own(43, 'self.lock-virtual-smart-card', { right: ['active', 'inactive'], rest: { destroysKeys: true } }),
  own(44, 'self.change-virtual-pin', {
    right: ['active'],
    rest: { newPin: VIRTUAL_PINS[1], oldPin: VIRTUAL_PINS[0] },
    answers: ['token-gone'],
  }),
];
