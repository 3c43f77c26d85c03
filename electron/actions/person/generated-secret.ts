/** Small letters and digits that nobody takes for one another; 32 of them, so that a byte's lower five bits choose evenly. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const IN_GROUP = 4;

/** Four groups of four signs, 80 bits: a password for a letter, a code for a mail. */
export function generatedSecret(random: (length: number) => Uint8Array): string {
  const signs = randomSigns(GROUPS * IN_GROUP, random);
  return Array.from({ length: GROUPS }, (_, at) => signs.slice(at * IN_GROUP, (at + 1) * IN_GROUP)).join('-');
}

/** So many of these signs, five bits each. */
export function randomSigns(count: number, random: (length: number) => Uint8Array): string {
  return Array.from(random(count), (byte) => SIGNS[byte % SIGNS.length] ?? '').join('');
}
