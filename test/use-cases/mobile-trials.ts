import type { MobileId } from '../../core/records/records.ts';
import { mobileIdState, personState } from '../../core/records/states.ts';
import type { Trial } from './trial.ts';

/** How each row of 37 to 40 is tried; no server knows this station, so that what would ask it is told so. */
export const mobileTrials: readonly Trial[] = [
  {
    row: 37,
    action: 'mobile-id.supply',
    states: personState.options,
    right: ['active'],
    refusedAs: ['person-not-active'],
    answers: ['mobile-id-no-server'],
    reach: ({ register }, state) => ({ personId: register.person('Mia Mobile', { state: state as 'active' }).id }),
  },
  {
    row: 38,
    action: 'mobile-id.lock',
    states: mobileIdState.options,
    right: ['active', 'inactive'],
    reach: ({ register }, state) => ({
      mobileIdId: register.mobileId(register.person('Mia Mobile').id, { state: state as MobileId['state'] }),
    }),
  },
  {
    row: 39,
    action: 'self.get-mobile-id',
    states: personState.options,
    right: ['active'],
    oneself: true,
    answers: ['mobile-id-no-server'],
    reach: () => ({}),
  },
  {
    row: 40,
    action: 'self.lock-mobile-id',
    states: mobileIdState.options,
    right: ['active', 'inactive'],
    anew: true,
    reach: ({ register }, state, caller) => ({ mobileIdId: register.mobileId(caller.id, { state: state as MobileId['state'] }) }),
  },
];
