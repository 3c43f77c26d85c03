import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_MS = 250;
const TRIES = 20;
/** A window in which nothing is drawn yet is one colour, and that is next to nothing as PNG. */
const EMPTY_BYTES = 12_000;

/** A picture of the window once the page has drawn itself: the first of two in a row that are the same and not empty. */
export async function pictureWhenDrawn(shell: { readonly screenshot: () => Promise<Uint8Array> }): Promise<Uint8Array> {
  let picture = await shell.screenshot();
  for (let tries = 0; tries < TRIES; tries += 1) {
    await pause(BETWEEN_MS);
    const next = await shell.screenshot();
    if (next.length > EMPTY_BYTES && Buffer.from(next).equals(picture)) break;
    picture = next;
  }
  return picture;
}
