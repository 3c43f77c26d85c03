import { Refusal } from '../../../core/failures/refusal.ts';
import { recognise } from '../../../native/piv/examine.ts';
import { isPresent, type PresentCard, type Recognition } from '../../../native/piv/examination.ts';
import type { Parts } from '../handler.ts';

/** The PIV card that lies in a reader now. Throws Refusal: card-mute, card-not-piv, no-card and the reader's own. */
export async function recogniseAt(reader: string, { desk, random }: Pick<Parts, 'desk' | 'random'>): Promise<PresentCard> {
  return assertPresent(await desk.at(reader, (channel) => recognise(channel, random)));
}

/** Throws Refusal: card-mute, card-not-piv. */
export function assertPresent(found: Recognition): PresentCard {
  if (!isPresent(found)) throw new Refusal(found.kind === 'mute' ? 'card-mute' : 'card-not-piv');
  return found;
}
