import { equalBytes } from '../../core/base/bytes.ts';
import type { PivCard } from './piv-card.ts';
import { PivError } from './piv-error.ts';
import { type ObjectKey, objects } from './tables/objects.ts';

/**
 * Whether an object takes `bytes` bytes, for card models that do not say: written, read back and emptied again. Needs 9B. The object
 * must be unused and readable without the PIN; throws PivError 'input-invalid' otherwise.
 */
export async function takesBytes(card: PivCard, object: ObjectKey, bytes: number): Promise<boolean> {
  if (objects[object].read !== 'always') throw new PivError('input-invalid', `${objects[object].name} cannot be read back without the PIN`);
  const before = await card.readObject(object);
  if (before !== undefined && before.length > 0) throw new PivError('input-invalid', `${objects[object].name} is in use`);
  const trial = Uint8Array.from({ length: bytes }, (_, at) => at & 0xff);
  const fits = await wasWritten(card, object, trial);
  await card.emptyObject(object);
  return fits;
}

async function wasWritten(card: PivCard, object: ObjectKey, trial: Uint8Array): Promise<boolean> {
  try {
    await card.writeObject(object, trial);
    const found = await card.readObject(object);
    return found !== undefined && equalBytes(found, trial);
  } catch (error) {
    if (error instanceof PivError && (error.kind === 'no-room' || error.kind === 'refused')) return false;
    throw error;
  }
}
