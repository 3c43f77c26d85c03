import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dice } from '../../electron/demo/dice.ts';
import { drawFace } from '../../electron/demo/faces/draw-face.ts';

/** A drawn portrait as a file, as an operator would have one; its path. */
export function holderPhoto(folder: string): string {
  const path = join(folder, 'holder.jpg');
  writeFileSync(path, drawFace('she', new Dice('Mira Lindqvist')));
  return path;
}
