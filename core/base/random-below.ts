/**
 * A random number from 0 to below `limit`, each as likely as any other: a byte of the uneven rest is drawn again. Throws RangeError for a limit
 * that is not a whole number from 1 to 256.
 */
export function randomBelow(limit: number, random: (length: number) => Uint8Array): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 256) throw new RangeError(`expected a limit from 1 to 256, got ${limit}`);
  for (;;) {
    const [byte = 0] = random(1);
    if (byte < 256 - (256 % limit)) return byte % limit;
  }
}
