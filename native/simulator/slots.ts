/** Key references of SP 800-73-5 part 1 table 5, and the attestation key above them. */
export const AUTHENTICATION = 0x9a;
export const MANAGEMENT = 0x9b;
export const SIGNATURE = 0x9c;
export const KEY_MANAGEMENT = 0x9d;
export const CARD_AUTHENTICATION = 0x9e;
export const ATTESTATION = 0xf9;
export const PIN = 0x80;
export const PUK = 0x81;

export const PIV_SLOTS: readonly number[] = [AUTHENTICATION, SIGNATURE, KEY_MANAGEMENT, CARD_AUTHENTICATION];

/** 82 to 95, retired key management keys. */
export const RETIRED_SLOTS: readonly number[] = Array.from({ length: 20 }, (_, index) => 0x82 + index);

export type PinPolicy = 'never' | 'once' | 'always';

/** What the standard asks of the PIN for a key (part 1 table 5). */
export function pinPolicyOf(slot: number): PinPolicy {
  if (slot === CARD_AUTHENTICATION) return 'never';
  return slot === SIGNATURE ? 'always' : 'once';
}

/** What a key is for (part 1 table 5). */
export function keyUseOf(slot: number): 'signs' | 'agrees' {
  return slot === KEY_MANAGEMENT || RETIRED_SLOTS.includes(slot) ? 'agrees' : 'signs';
}
