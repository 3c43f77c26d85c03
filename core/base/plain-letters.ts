/**
 * Letters that no normal form of Unicode makes plain: a stroke or a ligature is no diacritic. The accents of other scripts stand here as well, since
 * FTS5's tokenizer knows Latin ones only. What is stored and what is typed both go through this list; another list needs another migration.
 */
export const plainLetters: readonly (readonly [letter: string, plain: string])[] = [
  ...(['Łł:l', 'Øø:o', 'Đđ:d', 'Ðð:d', 'Ħħ:h', 'Ŧŧ:t', 'Ŋŋ:n', 'ı:i', 'Ææ:ae', 'Œœ:oe', 'ẞß:ss', 'Þþ:th'] as const),
  ...(['Άά:α', 'Έέ:ε', 'Ήή:η', 'ΊίΪϊΐ:ι', 'Όό:ο', 'ΎύΫϋΰ:υ', 'Ώώ:ω', 'Ёё:е', 'Йй:и', 'Її:і'] as const),
].flatMap((entry) => {
  const [letters = '', plain = ''] = entry.split(':');
  return Array.from(letters, (letter) => [letter, plain] as const);
});

const plainOf: ReadonlyMap<string, string> = new Map(plainLetters);

/** The letters as indexes for searching have them. */
export function inPlainLetters(text: string): string {
  return Array.from(text.normalize('NFC'), (letter) => plainOf.get(letter) ?? letter).join('');
}
