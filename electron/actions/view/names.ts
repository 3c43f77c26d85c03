import type { FactBody } from '../../../core/facts/fact.ts';
import type { StoreReader } from '../../store/store.ts';

/** A person's name now, also of somebody who was disabled; empty where there is none. */
export function nameOf(personId: string | undefined, store: StoreReader): string {
  return personId === undefined ? '' : (store.get('person', personId)?.name ?? '');
}

export function servicePointName(id: string, store: StoreReader): string {
  return store.get('service-point', id)?.name ?? '';
}

/** Whoever did it: a person, or the program that an API key is for. */
export function doerName(who: Pick<FactBody['who'], 'person' | 'apiKey'>, store: StoreReader): string {
  return who.apiKey === undefined ? nameOf(who.person, store) : (store.get('api-key', who.apiKey)?.subject ?? '');
}
