import { toHex } from '../../core/base/bytes.ts';

/** What an answer to reset tells (ISO/IEC 7816-3 §8, ISO/IEC 7816-4 §12.1.1). */
export interface AnswerToReset {
  readonly historicalBytes: Uint8Array;
  readonly protocols: readonly number[];
  /** From the card capabilities (compact tag 7), where the card tells them. */
  readonly commandChaining?: boolean;
  readonly extendedLength?: boolean;
}

/** Reads an ATR leniently: what is cut off or unknown is left out, nothing throws. */
export function readAnswerToReset(atr: Uint8Array): AnswerToReset {
  const format = atr[1] ?? 0;
  const protocols: number[] = [];
  let at = 2;
  let present = format >> 4;
  for (let round = 0; round < 8; round += 1) {
    at += countBits(present & 0b0111);
    if ((present & 0b1000) === 0) break;
    const indicator = atr[at] ?? 0;
    at += 1;
    protocols.push(indicator & 0x0f);
    present = indicator >> 4;
  }
  const historicalBytes = atr.subarray(at, at + (format & 0x0f));
  return { historicalBytes, protocols: protocols.length === 0 ? [0] : [...new Set(protocols)], ...capabilitiesOf(historicalBytes) };
}

function countBits(value: number): number {
  return (value & 1) + ((value >> 1) & 1) + ((value >> 2) & 1);
}

const CATEGORY_COMPACT = 0x80;
const CARD_CAPABILITIES = 0x7;

function capabilitiesOf(historical: Uint8Array): Pick<AnswerToReset, 'commandChaining' | 'extendedLength'> {
  if (historical[0] !== CATEGORY_COMPACT) return {};
  for (let at = 1; at < historical.length; ) {
    const head = historical[at] ?? 0;
    const length = head & 0x0f;
    const third = historical[at + 3];
    if (head >> 4 === CARD_CAPABILITIES && length === 3 && third !== undefined) {
      return { commandChaining: (third & 0x80) !== 0, extendedLength: (third & 0x40) !== 0 };
    }
    at += 1 + length;
  }
  return {};
}

/** Historical bytes as hex, by which card models are told apart. */
export function historicalHex(atr: Uint8Array): string {
  return toHex(readAnswerToReset(atr).historicalBytes);
}
