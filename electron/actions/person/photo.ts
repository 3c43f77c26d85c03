import { fromBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { jpegSize } from '../../../native/piv/objects/jpeg-size.ts';
import type { StoreReader } from '../../store/store.ts';
import { optionValue } from '../option/option-value.ts';

const BYTES_PER_KB = 1024;

export interface PhotoLimits {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly sizeKb: number;
}

/** As the options say (UsersPhotoWidth, UsersPhotoHeight, UsersPhotoSize). The page cuts and scales to them before sending. */
export function photoLimits(store: Pick<StoreReader, 'get'>): PhotoLimits {
  return {
    widthPx: Number(optionValue(store, 'users-photo-width-px')),
    heightPx: Number(optionValue(store, 'users-photo-height-px')),
    sizeKb: Number(optionValue(store, 'users-photo-size-kb')),
  };
}

/** A photo is one whole JPEG within the limits. */
export function assertPhoto(base64: string, { widthPx, heightPx, sizeKb }: PhotoLimits): Uint8Array {
  const bytes = fromBase64(base64);
  if (bytes.length > sizeKb * BYTES_PER_KB)
    throw new Refusal('photo-unreadable', { found: `${Math.ceil(bytes.length / BYTES_PER_KB)} kB`, wanted: `at most ${sizeKb} kB` });
  const size = wholeJpegSize(bytes);
  if (size === undefined) throw new Refusal('photo-unreadable', { found: 'another format', wanted: 'JPEG' });
  if (size.width > widthPx || size.height > heightPx)
    throw new Refusal('photo-unreadable', {
      found: `${size.width} × ${size.height} pixels`,
      wanted: `at most ${widthPx} × ${heightPx} pixels`,
    });
  return bytes;
}

/** A frame with a size, and the end of the image at the end (ITU-T T.81 annex B): what is cut off would fail only on the chip. */
function wholeJpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const size = jpegSize(bytes);
  const whole = size !== undefined && size.width > 0 && size.height > 0 && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  return whole ? size : undefined;
}
