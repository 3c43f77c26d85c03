import type { ApiKey } from '../../core/records/records.ts';
import type { Store } from '../store/store.ts';

/** How exact "last used" is: a key that is used all day makes one entry an hour, not one a call. */
const EXACT_MS = 3_600_000;

/** Notes that a key was used; false where that is noted already. */
export function noteKeyUsed(key: ApiKey, store: Store, now: number): boolean {
  if (key.lastUsedAt !== undefined && now - Date.parse(key.lastUsedAt) < EXACT_MS) return false;
  store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'api-key.used',
      who: { apiKey: key.id },
      servicePoint: key.servicePointId,
      subject: { kind: 'api-key', id: key.id },
      changes: [{ record: 'api-key', id: key.id, set: { lastUsedAt: new Date(now).toISOString() } }],
    });
  });
  return true;
}
