import type { StoreReader } from '../../store/store.ts';
import { optionValue } from '../option/option-value.ts';

export interface KioskTimes {
  /** Without a hand at the window, before it warns. */
  readonly idleSeconds: number;
  /** From the warning until everything is cleared. */
  readonly warningSeconds: number;
}

export function kioskTimes(store: Pick<StoreReader, 'get'>): KioskTimes {
  const seconds = (id: string): number => Number(optionValue(store, id));
  return { idleSeconds: seconds('kiosk-idle-seconds'), warningSeconds: seconds('kiosk-warning-seconds') };
}
