import type { ManagementKey } from './management-key.ts';
import { PivError } from './piv-error.ts';
import type { PivCard } from './piv-card.ts';

/** Some cards destroy 9B after five wrong keys (PIVKey), so two guesses must do. */
const MOST_WRONG_KEYS = 2;

/**
 * Authenticates with the first candidate that is right and returns it. A candidate of another cipher than the card's costs nothing;
 * after two wrong keys no more are tried. undefined where none was right; throws PivError 'management-key-blocked' and every other fault.
 */
export async function findManagementKey(
  card: PivCard,
  candidates: readonly ManagementKey[],
  mostWrongKeys: number = MOST_WRONG_KEYS,
): Promise<ManagementKey | undefined> {
  let wrong = 0;
  for (const candidate of candidates) {
    if (wrong >= mostWrongKeys) return undefined;
    const kind = await attempt(card, candidate);
    if (kind === 'right') return candidate;
    if (kind === 'wrong') wrong += 1;
  }
  return undefined;
}

async function attempt(card: PivCard, candidate: ManagementKey): Promise<'right' | 'wrong' | 'other-cipher'> {
  try {
    await card.authenticateManagement(candidate);
    return 'right';
  } catch (error) {
    if (!(error instanceof PivError)) throw error;
    if (error.kind === 'management-cipher-wrong') return 'other-cipher';
    if (error.kind === 'management-key-wrong') return 'wrong';
    throw error;
  }
}
