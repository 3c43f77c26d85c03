import type { SubjectList } from '../../../../core/raid/subjects.ts';

/** Letters without case and accents, so that `maori` finds Māori. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

const plainNames = new WeakMap<SubjectList, readonly (readonly [code: string, name: string])[]>();

/** Worked out once for a list: it is searched at every letter. */
function plainNamesOf(list: SubjectList): readonly (readonly [code: string, name: string])[] {
  const known = plainNames.get(list) ?? [...list.names].map(([code, name]) => [code, plain(name)] as const);
  plainNames.set(list, known);
  return known;
}

/** What of a name begins a word: after a space, a bracket, a hyphen or a stroke. */
const beginsWord = (name: string, word: string): boolean => {
  for (let at = name.indexOf(word); at !== -1; at = name.indexOf(word, at + 1))
    if (at === 0 || ' (-/'.includes(name[at - 1] ?? '')) return true;
  return false;
};

/**
 * The codes of a list that have every word of what is typed, in any order; digits are the beginning of a code. First those whose name
 * begins with it, then those in which each word begins one; the broader before the narrower.
 */
export function findSubjects(list: SubjectList, typed: string): readonly string[] {
  const text = plain(typed).trim();
  const words = text.split(/\s+/);
  const found: { code: string; rank: number }[] = [];
  for (const [code, name] of plainNamesOf(list)) {
    if (!words.every((word) => code.startsWith(word) || name.includes(word))) continue;
    const begins = words.every((word) => code.startsWith(word) || beginsWord(name, word));
    const place = name.startsWith(text) ? 0 : begins ? 1 : 2;
    found.push({ code, rank: place * 10 + code.length });
  }
  return found.toSorted((left, right) => left.rank - right.rank).map(({ code }) => code);
}

/** Where nothing is typed: every division, the groups of the chosen one, and what is in the chosen group. */
export function subjectsNear({ names }: SubjectList, chosen: string): readonly string[] {
  return [...names.keys()].filter(
    (code) => code.length === 2 || (code.length - 2 <= chosen.length && chosen.startsWith(code.slice(0, -2))),
  );
}

/** `Software engineering, Information and computing sciences`: what a code is in, the narrowest first; empty for a division. */
export function subjectWithin({ names }: SubjectList, code: string): string {
  return [code.slice(0, 4), code.slice(0, 2)]
    .filter((broader) => broader.length < code.length)
    .map((broader) => names.get(broader) ?? '')
    .filter((name) => name !== '')
    .join(', ');
}
