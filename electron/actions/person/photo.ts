import { fromBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { jpegSize } from '../../../native/piv/objects/jpeg-size.ts';

const BYTES_PER_KB = 1024;

/** A photo is one whole JPEG of at most that many kB (option UsersPhotoSize); the page scales it to 300 × 400 before sending. */
export function assertPhoto(base64: string, largestKb: number): Uint8Array {
  const bytes = fromBase64(base64);
  if (bytes.length > largestKb * BYTES_PER_KB)
    throw new Refusal('photo-unreadable', { found: `${Math.ceil(bytes.length / BYTES_PER_KB)} kB`, wanted: `at most ${largestKb} kB` });
  if (!isWholeJpeg(bytes)) throw new Refusal('photo-unreadable', { found: 'another format', wanted: 'JPEG' });
  return bytes;
}

/** A frame with a size, and the end of the image at the end (ITU-T T.81 annex B): what is cut off would fail only on the chip. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const size = jpegSize(bytes);
  return size !== undefined && size.width > 0 && size.height > 0 && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
}
