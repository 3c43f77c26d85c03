/** A name as names are compared that only one may have: without blanks around it, in lower case, and however its letters are put together. */
export function comparable(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
