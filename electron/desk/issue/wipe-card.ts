import { fromHex, wipe } from '../../../core/base/bytes.ts';
import type { PivCard } from '../../../native/piv/piv-card.ts';
import { PivError } from '../../../native/piv/piv-error.ts';

/**
 * Brings a card that is given up back to its factory state where it can be reset: its PIN and PUK are blocked on purpose, which its
 * RESET wants. Returns false where the card has no such command; it is then for the shredder.
 */
export async function wipeCard(card: PivCard, random: (length: number) => Uint8Array): Promise<boolean> {
  const { reset } = await card.abilities();
  if (!reset) return false;
  const wrong = fromHex('393939393939');
  await untilBlocked(() => card.verifyPin(wrong), 'pin-blocked');
  const wrongPuk = random(8);
  await untilBlocked(() => card.changePuk(wrongPuk, wrongPuk), 'puk-blocked');
  await card.destroyEverything();
  wipe(wrongPuk);
  return true;
}

const MOST_TRIES = 256;

/** Spends tries until none is left. A guess that happens to be right is repeated with nothing lost: the counter only goes back. */
async function untilBlocked(attempt: () => Promise<void>, blocked: PivError['kind']): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      await attempt();
    } catch (cause) {
      if (!(cause instanceof PivError)) throw cause;
      if (cause.kind === blocked || cause.triesLeft === 0) return;
      if (cause.kind !== 'pin-wrong' && cause.kind !== 'puk-wrong') throw cause;
    }
  }
  throw new PivError('refused', `expected the card to block after at most ${MOST_TRIES} tries`);
}
