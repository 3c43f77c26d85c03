type Json = unknown;

/** Numbers that are the same in every run: mulberry32. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const oddValues: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  'x'.repeat(5000),
  '\u0000',
  '\ud800',
  '00000000-0000-0000-0000-000000000000',
  [],
  {},
  [[[[]]]],
  { toString: 'no' },
];
const oddNames = ['__proto__', 'constructor', 'toString', 'input', '', '\u0000'] as const;

type Roll = (below: number) => number;

/** One place of the message gets another value, loses its name, gets a new neighbour. */
function mutateTree(value: Json, roll: Roll): Json {
  if (Array.isArray(value) && value.length > 0 && roll(4) > 0) {
    const place = roll(value.length);
    return value.map((item, index) => (index === place ? mutateTree(item, roll) : (item as Json)));
  }
  if (value === null || typeof value !== 'object' || roll(8) === 0) return oddValues[roll(oddValues.length)];
  const entries: [string, Json][] = Object.entries(value);
  const place = roll(entries.length + 1);
  const [name, inner] = entries[place] ?? [oddNames[roll(oddNames.length)] ?? '', oddValues[roll(oddValues.length)]];
  const others = entries.filter((_, index) => index !== place);
  const kinds = [[[name, mutateTree(inner, roll)]], [], [[oddNames[roll(oddNames.length)] ?? '', inner]], [[name, [inner]]]] as [
    string,
    Json,
  ][][];
  return Object.fromEntries([...others, ...(kinds[entries[place] === undefined ? 0 : roll(kinds.length)] ?? [])]);
}

/** One sign of the text is lost, doubled, or another. */
function mutateText(text: string, roll: Roll): string {
  const place = roll(text.length);
  const sign = String.fromCharCode(roll(128));
  const [before, after] = [text.slice(0, place), text.slice(place)];
  return [before, before + after.slice(1), before + sign + after, before + sign + after.slice(1), text + text][roll(5)] ?? text;
}

/** A message that is nearly lawful. */
export function mutated(message: { readonly action: string; readonly input: Json }, roll: Roll): string {
  if (roll(3) === 0) return mutateText(JSON.stringify(message), roll);
  return JSON.stringify(mutateTree(message, roll)) ?? '';
}
