import type { StoreReader } from '../store/store.ts';

/** This station's own id, set when it was founded or joined. Throws TypeError before. */
export function stationIdOf(store: StoreReader): string {
  const id = store.settings.get('station-id');
  if (typeof id !== 'string') throw new TypeError('expected a station that was founded or has joined');
  return id;
}
