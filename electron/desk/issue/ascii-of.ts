/** Letters that do not come apart into a Latin letter and a mark. */
const whole: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  þ: 'th',
  Þ: 'Th',
  œ: 'oe',
  Œ: 'OE',
  ı: 'i',
};

/** Text as the printed information can hold it: ASCII, marks taken off; `otherwise` where a script has no Latin letters at all. */
export function asciiOf(text: string, otherwise: string): string {
  const plain = Array.from(text.normalize('NFKD'), (letter) => whole[letter] ?? letter)
    .join('')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /[A-Za-z0-9]/.test(plain) ? plain : otherwise;
}
