/** A random number from 0 to below `limit` (at most 256), each as likely as any other: a byte of the uneven rest is drawn again. */
export function randomBelow(limit: number, random: (length: number) => Uint8Array): number {
  for (;;) {
    const [byte = 0] = random(1);
    if (byte < 256 - (256 % limit)) return byte % limit;
  }
}
