import type { PivCard } from './piv-card.ts';
import { PivError } from './piv-error.ts';

/**
 * A new PUK in place of the current one, and a look whether it is live: changing it to itself costs no try where it is, and one where the
 * card only said that it changed it. Then it is told once more. Throws as changePuk, and 'answer-malformed' where the current one stays.
 */
export async function renewPuk(card: PivCard, current: Uint8Array, wanted: Uint8Array): Promise<void> {
  for (let time = 0; time < 2; time += 1) {
    await card.changePuk(current, wanted);
    if (await pukIsLive(card, wanted)) return;
  }
  throw new PivError('answer-malformed', 'the card says that it changed its PUK, and did not');
}

/** Whether this PUK is the live one; costs one try where it is not. Throws 'puk-blocked' where that was the last. */
export async function pukIsLive(card: PivCard, puk: Uint8Array): Promise<boolean> {
  try {
    await card.changePuk(puk, puk);
    return true;
  } catch (cause) {
    if (cause instanceof PivError && cause.kind === 'puk-wrong') return false;
    throw cause;
  }
}
