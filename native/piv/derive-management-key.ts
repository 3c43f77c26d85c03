import { ascii, bigEndian, concat } from '../../core/base/bytes.ts';
import { aesCmac } from './aes-cmac.ts';
import type { ManagementKey } from './management-key.ts';
import { type ManagementCipher, algorithms } from './tables/algorithms.ts';

const PRF_BYTES = 16;

/**
 * SP 800-108r1 §4.1, counter mode with AES-CMAC: K(i) = CMAC(key, [i] ‖ fixed input), joined and cut to `length` bytes.
 * `counterBytes` 1 to 4. Throws RangeError where the counter is too short for the length.
 */
export function counterModeKdf(
  key: Uint8Array,
  fixedInput: Uint8Array,
  { length, counterBytes }: { readonly length: number; readonly counterBytes: number },
): Uint8Array {
  const rounds = Math.ceil(length / PRF_BYTES);
  if (rounds >= 256 ** counterBytes) throw new RangeError(`KDF: a counter of ${counterBytes} bytes is too short for ${length} bytes`);
  const blocks = Array.from({ length: rounds }, (_, at) => aesCmac(key, concat(bigEndian(at + 1, counterBytes), fixedInput)));
  return concat(...blocks).slice(0, length);
}

/**
 * A card's own 9B from the organisation's master key: counter mode, 32-bit counter, label ‖ 00 ‖ context ‖ [L] with L in bits, 32 bits
 * wide (SP 800-108r1 §4). `chip`: bytes that no other card has, such as its serial or chip number; `label`: ASCII, names the purpose and
 * the generation. A triple-DES key gets odd parity. The caller wipes master and result.
 */
export function deriveManagementKey(
  master: Uint8Array,
  { cipher, chip, label }: { readonly cipher: ManagementCipher; readonly chip: Uint8Array; readonly label: string },
): ManagementKey {
  const length = algorithms[cipher].keyBytes;
  const fixedInput = concat(ascii(label), Uint8Array.of(0x00), chip, bigEndian(length * 8, 4));
  const key = counterModeKdf(master, fixedInput, { length, counterBytes: 4 });
  return { cipher, key: cipher === 'tripleDes' ? key.map(withOddParity) : key };
}

/** The byte with its lowest bit set so that the number of ones is odd (FIPS 46-3). */
function withOddParity(byte: number): number {
  let ones = 0;
  for (let bit = 1; bit < 8; bit += 1) ones += (byte >> bit) & 1;
  return (byte & 0xfe) | (ones % 2 === 0 ? 1 : 0);
}
