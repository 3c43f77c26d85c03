import { createHash } from 'node:crypto';
import { randomBelow } from '../../../core/base/random-below.ts';

export interface TicketSecret {
  /** Stands in the address behind `#`, and nowhere else. */
  readonly secret: string;
  /** Hex: all that the server knows of it before the phone comes. */
  readonly secretHash: string;
}

/** Letters alone: nothing in a mail may look like a PIN. 125 bits that nobody guesses in the minutes that they are good for. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 22;

export function newTicketSecret(random: (length: number) => Uint8Array): TicketSecret {
  const secret = Array.from({ length: LENGTH }, () => LETTERS[randomBelow(LETTERS.length, random)]).join('');
  return { secret, secretHash: createHash('sha256').update(secret).digest('hex') };
}

/** 32 bytes for a phone to sign, in base64url. */
export function newChallenge(random: (length: number) => Uint8Array): string {
  return Buffer.from(random(32)).toString('base64url');
}

/** The same for a text: its SHA-256. */
export function challengeOf(statement: string): string {
  return createHash('sha256').update(statement).digest('base64url');
}
