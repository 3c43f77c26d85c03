import { randomBelow } from '../base/random-below.ts';
import { isEasyPin } from './easy-pin.ts';

/** A PIN of so many digits that is not easy to guess, as ASCII digits; the caller overwrites it. */
export function drawPin(length: number, random: (length: number) => Uint8Array): Uint8Array {
  for (;;) {
    const digits = Array.from({ length }, () => String(randomBelow(10, random)));
    if (!isEasyPin(digits.join(''))) return Uint8Array.from(digits, (digit) => digit.charCodeAt(0));
  }
}
