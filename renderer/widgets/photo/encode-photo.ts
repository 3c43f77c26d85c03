import type { Crop } from '../../../core/photo/crop.ts';
import type { Pixels } from '../../../core/photo/judge-photo.ts';
import type { SessionView } from '../../../core/actions/views.ts';

export type PhotoLimits = SessionView['photo'];

const BYTES_PER_KB = 1024;
const QUALITIES = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4];

/** Draws what is cut out at the size that is kept, and gives its points. */
export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, { crop, limits }: { crop: Crop; limits: PhotoLimits }): Pixels {
  const { widthPx: width, heightPx: height } = limits;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return { width: 0, height: 0, data: [] };
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/** As JPEG in base64, as good as the largest size lets it be. */
export function encodePhoto(canvas: HTMLCanvasElement, { sizeKb }: PhotoLimits): string {
  const base64 = (quality: number): string => canvas.toDataURL('image/jpeg', quality).replace(/^data:[^,]*,/, '');
  const fits = (text: string): boolean => (text.length * 3) / 4 <= sizeKb * BYTES_PER_KB;
  return QUALITIES.map(base64).find(fits) ?? base64(QUALITIES.at(-1) ?? 0.4);
}
