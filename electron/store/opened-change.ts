import { wipe } from '../../core/base/bytes.ts';
import type { Change } from '../../core/facts/draft.ts';
import { erasedFields } from '../../core/facts/erased.ts';
import type { FactBody, FactChange } from '../../core/facts/fact.ts';
import { openFields } from './sealed-fields.ts';

export interface OpenWith {
  /** Opens a person's data key (32 bytes), which is wiped; `destroyed` for good, or undefined where it is not here. */
  readonly dataKey: (blobId: string) => Uint8Array | 'destroyed' | undefined;
  /** The same key under another id, by whose change it is; asked for where the first is not here. */
  readonly otherKey?: (change: FactChange) => ReturnType<OpenWith['dataKey']>;
  /** Told of records of which something is erased. */
  readonly unopened?: (id: string) => void;
}

/** The change with its personal fields, as it was asked for when the fact was written; undefined where its key is not here. */
export function openedChange(fact: FactBody, index: number, { dataKey, otherKey, unopened }: OpenWith): Change | undefined {
  const change = fact.changes[index];
  if (change === undefined) throw new RangeError(`fact ${fact.n} has no change ${index}`);
  const { record, id, set, sealed } = change;
  if (sealed === undefined) return { record, id, set } as Change;
  const named = dataKey(sealed.dataKeyId);
  const key = named ?? otherKey?.(change);
  if (key === undefined) return undefined;
  if (key === 'destroyed') {
    unopened?.(id);
    return { record, id, set: { ...erasedFields(record, id), ...set } } as Change;
  }
  const { station, epoch, n } = fact;
  try {
    const fields = openFields(sealed.bytes, { station, epoch, n, change: index, record, id }, key);
    return { record, id, set: { ...set, ...fields } } as Change;
  } catch (cause) {
    // It was somebody else's key after all.
    if (named === undefined) return undefined;
    throw cause;
  } finally {
    wipe(key);
  }
}
