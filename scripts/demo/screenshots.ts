import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The steps whose pictures the README shows. */
const SHOWN: readonly string[] = ['desk', 'issue', 'card', 'roles'];

/** Puts the pictures that the README shows where it looks for them: NN-desk.png of a walk becomes desk.png. Throws where one is missing. */
export function keepScreenshots(walked: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const taken = readdirSync(walked);
  for (const name of SHOWN) {
    const picture = taken.find((file) => new RegExp(`^\\d+-${name}\\.png$`).test(file));
    if (picture === undefined) throw new Error(`expected the walk to take a picture “${name}”`);
    copyFileSync(join(walked, picture), join(folder, `${name}.png`));
  }
}
