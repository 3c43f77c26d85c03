import { PivError } from './piv-error.ts';
import { referenceForms } from './tables/references.ts';

const PADDING = 0xff;

export function isPin(pin: Uint8Array): boolean {
  const { least, most } = referenceForms.pin;
  return pin.length >= least && pin.length <= most && pin.every((byte) => byte >= 0x30 && byte <= 0x39);
}

export function isPuk(puk: Uint8Array): boolean {
  return puk.length === referenceForms.puk.padded;
}

/** Throws PivError 'pin-malformed' unless 6 to 8 ASCII digits (SP 800-73-5 part 2 §2.4.3). */
export function requirePin(pin: Uint8Array): void {
  if (!isPin(pin)) throw new PivError('pin-malformed', 'a PIN is 6 to 8 ASCII digits');
}

/** Throws PivError 'puk-malformed' unless exactly 8 bytes (SP 800-73-5 part 2 §2.4.3). */
export function requirePuk(puk: Uint8Array): void {
  if (!isPuk(puk)) throw new PivError('puk-malformed', 'a PUK is exactly 8 bytes');
}

/** Secrets of right form one after the other, each padded with FF to 8 bytes; a new array, to be wiped. */
export function padded(...secrets: readonly Uint8Array[]): Uint8Array {
  const block = referenceForms.pin.padded;
  const whole = new Uint8Array(block * secrets.length).fill(PADDING);
  secrets.forEach((secret, at) => {
    whole.set(secret, at * block);
  });
  return whole;
}
