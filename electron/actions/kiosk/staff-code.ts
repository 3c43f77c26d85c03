import type { StoreReader } from '../../store/store.ts';

export const STAFF_CODE_SETTING = 'kiosk-staff-code';

/** What is kept of this station's staff code: a password hash. */
export function staffCodeHash(store: Pick<StoreReader, 'settings'>): string | undefined {
  const kept = store.settings.get(STAFF_CODE_SETTING);
  return typeof kept === 'string' ? kept : undefined;
}
