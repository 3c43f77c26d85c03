import { Refusal } from '../../../core/failures/refusal.ts';
import { type CharacterRule, type VirtualPinRules, virtualPinFaults } from '../../../core/records/virtual-pin.ts';
import type { StoreReader } from '../../store/store.ts';
import { optionValue } from '../option/option-value.ts';

/** The rules as the options are now. */
export function virtualPinRulesOf(store: StoreReader): VirtualPinRules {
  const rule = (kind: string): CharacterRule => optionValue(store, `vsc-pin-${kind}`) as CharacterRule;
  return {
    least: Number(optionValue(store, 'vsc-pin-min-length')),
    most: Number(optionValue(store, 'vsc-pin-max-length')),
    upper: rule('upper'),
    lower: rule('lower'),
    digits: rule('digits'),
    special: rule('special'),
  };
}

/** Throws Refusal('token-pin-unfit') with the faults; never with the PIN. */
export function assertVirtualPin(pin: string, store: StoreReader): void {
  const faults = virtualPinFaults(pin, virtualPinRulesOf(store));
  if (faults.length > 0) throw new Refusal('token-pin-unfit', { faults: faults.join(', ') });
}
