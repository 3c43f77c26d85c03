import type { ExaminedCertificate, ExaminedKey, ExaminedObject, FullCard, PresentCard } from './examination.ts';
import { explainObject } from './explain-object.ts';
import { parseCertificateObject } from './objects/certificate-object.ts';
import type { PivCard } from './piv-card.ts';
import { PivError } from './piv-error.ts';
import { type ObjectKey, objects } from './tables/objects.ts';
import { type SlotKey, slots } from './tables/slots.ts';

const OBJECT_KEYS = Object.keys(objects) as readonly ObjectKey[];
const KEY_SLOTS = (Object.keys(slots) as readonly SlotKey[]).filter((slot) => slots[slot].keyUsage.length > 0 && slot !== 'f9');

/** Every object, certificate and key of a card, as far as they can be seen without the PIN. */
export async function readContents(
  card: PivCard,
  { abilities }: PresentCard,
): Promise<Pick<FullCard, 'objects' | 'certificates' | 'keys'>> {
  const found: ExaminedObject[] = [];
  for (const key of OBJECT_KEYS) {
    const object = await readOne(card, key);
    if (object !== undefined) found.push(object);
  }
  const keys: ExaminedKey[] = [];
  for (const slot of KEY_SLOTS) keys.push(await readKey(card, slot, abilities.metadata));
  return { objects: found, certificates: KEY_SLOTS.flatMap((slot) => certificateOf(slot, found)), keys };
}

async function readOne(card: PivCard, key: ObjectKey): Promise<ExaminedObject | undefined> {
  const { name, tag } = objects[key];
  const known = { key, name, tag: tag.toString(16) };
  try {
    const content = await card.readObject(key);
    if (content === undefined) return undefined;
    const state = content.length === 0 ? 'unused' : 'readable';
    return { ...known, state, bytes: content.length, content, ...explainObject(key, content) };
  } catch (error) {
    if (!(error instanceof PivError)) throw error;
    const nothing = { bytes: 0, content: new Uint8Array(0), explained: [] };
    if (error.kind === 'pin-needed') return { ...known, state: 'locked', ...nothing };
    return { ...known, state: 'readable', ...nothing, fault: error.message };
  }
}

function certificateOf(slot: SlotKey, found: readonly ExaminedObject[]): readonly ExaminedCertificate[] {
  const object = found.find(({ key, state }) => key === slots[slot].certificate && state === 'readable');
  if (object === undefined || object.content.length === 0) return [];
  try {
    const { certificate, compressed } = parseCertificateObject(object.key, object.content);
    return [{ slot, object: object.key, certificate, compressed }];
  } catch {
    return [];
  }
}

async function readKey(card: PivCard, slot: SlotKey, metadata: boolean): Promise<ExaminedKey> {
  if (!metadata) return { slot, presence: 'unknown' };
  try {
    const found = await card.keyMetadata(slot);
    return found === undefined ? { slot, presence: 'absent' } : { slot, presence: 'present', metadata: found };
  } catch (error) {
    if (!(error instanceof PivError)) throw error;
    return { slot, presence: 'unknown' };
  }
}
