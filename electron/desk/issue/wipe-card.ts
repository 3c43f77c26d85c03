import { fromHex, wipe } from '../../../core/base/bytes.ts';
import { cardModels } from '../../../native/piv/models.ts';
import type { PivCard } from '../../../native/piv/piv-card.ts';
import { PivError } from '../../../native/piv/piv-error.ts';

/**
 * Brings a card that is given up back to its factory state where it can be reset: its PIN and PUK are blocked on purpose, which its
 * RESET wants. Returns false where the card has no such command; it is then for the shredder. `knownAs`: the model that it was found to be
 * before, by id or name. Throws PivError 'answer-malformed' where its answers are not that model's, or it only says that it was reset.
 */
export async function wipeCard(card: PivCard, random: (length: number) => Uint8Array, knownAs?: string): Promise<boolean> {
  const { reset, extensions } = await card.abilities();
  const known = cardModels.find(({ id, name }) => knownAs === id || knownAs === name)?.recognise.extensions;
  if (known !== undefined && known !== extensions)
    throw new PivError('answer-malformed', `expected a ${knownAs}, which says its version; the card did not`);
  if (!reset) return false;
  const wrong = fromHex('393939393939');
  await untilBlocked(() => card.verifyPin(wrong), 'pin-blocked');
  const wrongPuk = random(8);
  await untilBlocked(() => card.changePuk(wrongPuk, wrongPuk), 'puk-blocked');
  await card.destroyEverything();
  wipe(wrongPuk);
  if ((await card.pinStatus()).blocked)
    throw new PivError('answer-malformed', 'the card said that it was reset, and its PIN is still blocked');
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
