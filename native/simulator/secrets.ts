import { toHex } from '../../core/base/bytes.ts';
import type { StoredSecret } from './card-state.ts';
import type { SecretRules } from './personality.ts';
import { STATUS } from './status.ts';

const SECRET_LENGTH = 8;
const LEAST_CHARACTERS = 6;
const PADDING = 0xff;

/** Whether a padded value of 8 bytes has the form the card asks for (part 2 §2.4.3). */
export function wellFormed(rules: SecretRules, value: Uint8Array): boolean {
  if (value.length !== SECRET_LENGTH) return false;
  if (rules.form === 'any') return true;
  const end = value.indexOf(PADDING);
  const characters = end < 0 ? value : value.subarray(0, end);
  if (!value.subarray(characters.length).every((byte) => byte === PADDING)) return false;
  return characters.length >= LEAST_CHARACTERS && (rules.form === 'characters' || characters.every((byte) => byte >= 0x30 && byte <= 0x39));
}

/** What comparing a value with the card's secret led to. */
export interface Comparison {
  readonly matches: boolean;
  /** The secret with its counter as it is now. */
  readonly secret: StoredSecret;
  /** 9000, 63CX, 6983 or 6A80. */
  readonly status: number;
  /** False where the value was not compared at all, so that the security status stays as it was. */
  readonly compared: boolean;
}

/**
 * Compares and counts: a blocked secret is not compared; a malformed value is refused or counted as the card's rules
 * have it; a match restores the counter.
 */
export function compareSecret(rules: SecretRules, secret: StoredSecret, value: Uint8Array): Comparison {
  if (secret.triesLeft === 0) return { matches: false, secret, status: rules.blockedStatus, compared: false };
  if (rules.malformed === 'refused' && !wellFormed(rules, value)) {
    return { matches: false, secret, status: STATUS.wrongData, compared: false };
  }
  if (toHex(value) === secret.value) {
    return { matches: true, secret: { ...secret, triesLeft: secret.tries }, status: STATUS.ok, compared: true };
  }
  const triesLeft = secret.triesLeft - 1;
  const status = triesLeft === 0 ? rules.lastTryStatus : STATUS.triesLeft + triesLeft;
  return { matches: false, secret: { ...secret, triesLeft }, status, compared: true };
}

export const SECRET_PAIR_LENGTH = 2 * SECRET_LENGTH;
export const SINGLE_SECRET_LENGTH = SECRET_LENGTH;
