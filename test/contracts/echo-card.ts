import type { CardInReader } from '../../native/simulator/card-in-reader.ts';

const OK = [0x90, 0x00];

/**
 * A card that knows just enough to try readers with.
 *   INS 01  answers its data
 *   INS 02  counts the commands since the last reset (one byte)
 *   INS 03  answers P1 P2 bytes
 *   INS 04  answers after P1 × 10 ms
 */
export class EchoCard implements CardInReader {
  readonly atr: Uint8Array;
  /** The first data byte of every INS 01, in the order of arrival. */
  readonly heard: number[] = [];
  #count = 0;

  /** `historical` makes the answer to reset differ from card to card. */
  constructor(historical = 0x11) {
    this.atr = Uint8Array.of(0x3b, 0x81, 0x01, historical, 0x3b ^ 0x81 ^ 0x3b ^ 0x01 ^ historical);
  }

  powerOn(): Uint8Array {
    return this.reset();
  }

  reset(): Uint8Array {
    this.#count = 0;
    return this.atr;
  }

  powerOff(): void {
    this.#count = 0;
  }

  process(command: Uint8Array): Promise<Uint8Array> | Uint8Array {
    const [, instruction = 0, p1 = 0, p2 = 0, lc = 0] = command;
    this.#count += 1;
    if (instruction === 0x01) {
      this.heard.push(command[5] ?? 0);
      return Uint8Array.of(...command.slice(5, 5 + lc), ...OK);
    }
    if (instruction === 0x02) return Uint8Array.of(this.#count, ...OK);
    if (instruction === 0x03) return Uint8Array.of(...new Uint8Array(p1 * 256 + p2).fill(0xa5), ...OK);
    if (instruction === 0x04) return new Promise((answer) => setTimeout(() => answer(Uint8Array.from(OK)), p1 * 10));
    return Uint8Array.of(0x6d, 0x00);
  }
}

/** INS 01 with `data`. */
export function echo(...data: number[]): Uint8Array {
  return Uint8Array.of(0x00, 0x01, 0x00, 0x00, data.length, ...data);
}

export const COUNT = Uint8Array.of(0x00, 0x02, 0x00, 0x00, 0x00);

/** INS 03: `length` bytes, please. */
export function answerOf(length: number): Uint8Array {
  return Uint8Array.of(0x00, 0x03, length >> 8, length & 0xff, 0x00);
}

/** INS 04: take `tens` × 10 ms. */
export function slowly(tens: number): Uint8Array {
  return Uint8Array.of(0x00, 0x04, tens, 0x00);
}
