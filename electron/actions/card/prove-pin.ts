import type { PivCard } from '../../../native/piv/piv-card.ts';
import { PivError } from '../../../native/piv/piv-error.ts';

/**
 * A card that only says that it took a PIN is found out while it can still be mended: the PIN is asked of it once, and forgotten again. Throws
 * PivError 'answer-malformed' where it is not the one that is live; a try is then spent.
 */
export async function provePin(card: PivCard, pin: Uint8Array): Promise<void> {
  try {
    await card.verifyPin(pin);
  } catch (cause) {
    if (cause instanceof PivError && (cause.kind === 'pin-wrong' || cause.kind === 'pin-blocked'))
      throw new PivError('answer-malformed', 'the card said that it took the new PIN, and knows another one', { cause });
    throw cause;
  }
  await card.forgetPin();
}
