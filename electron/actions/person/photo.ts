import { fromBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';

const LARGEST_BYTES = 2_048 * 1024;

/** A photo is a JPEG of at most 2048 kB (options UsersPhotoSize); the page scales it to 300 × 400 before sending. */
export function assertPhoto(base64: string): Uint8Array {
  const bytes = fromBase64(base64);
  if (bytes.length > LARGEST_BYTES)
    throw new Refusal('photo-unreadable', { found: `${Math.ceil(bytes.length / 1024)} kB`, wanted: '2048 kB' });
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  if (!isJpeg) throw new Refusal('photo-unreadable', { found: 'another format', wanted: 'JPEG' });
  return bytes;
}
