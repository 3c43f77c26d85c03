/** Features of PC/SC part 10 §2.2 that this program knows; others are left out. */
const FEATURES = new Map([
  [0x06, 'verify-pin-direct'],
  [0x07, 'modify-pin-direct'],
  [0x12, 'properties'],
] as const);

export type ReaderFeature = 'verify-pin-direct' | 'modify-pin-direct' | 'properties';

const GET_FEATURE_REQUEST = 3_400;
const ENTRY_BYTES = 6;
const VALUE_BYTES = 4;

/** SCARD_CTL_CODE of `number` on a system: pcsc-lite and macOS count from 0x42000000, Windows packs device and function. */
export function controlCode(number: number, platform: string): number {
  return platform === 'win32' ? (0x31 << 16) | (number << 2) : 0x4200_0000 + number;
}

/** The control code that asks a reader for its features (CM_IOCTL_GET_FEATURE_REQUEST); sent without data. */
export function featureRequest(platform: string): number {
  return controlCode(GET_FEATURE_REQUEST, platform);
}

/**
 * The features of a reader, for example a keypad, with the control code of each.
 *   tag     1 byte
 *   length  1 byte, 04
 *   value   4 bytes, control code, big-endian
 * Entries that are not of this shape end the list.
 */
export function readerFeatures(answer: Uint8Array): ReadonlyMap<ReaderFeature, number> {
  const features = new Map<ReaderFeature, number>();
  for (let at = 0; at + ENTRY_BYTES <= answer.length && answer[at + 1] === VALUE_BYTES; at += ENTRY_BYTES) {
    const feature = FEATURES.get(answer[at] as 0x06);
    const value = new DataView(answer.buffer, answer.byteOffset + at + 2, VALUE_BYTES).getUint32(0);
    if (feature !== undefined) features.set(feature, value);
  }
  return features;
}
