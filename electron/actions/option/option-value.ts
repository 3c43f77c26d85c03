import { optionById } from '../../../core/options.ts';
import type { Option } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

/** An option as set here, else its standard value. */
export function optionValue(store: Pick<StoreReader, 'get'>, id: string): Option['value'] {
  return store.get('option', id)?.value ?? (optionById(id).standard as Option['value']);
}
