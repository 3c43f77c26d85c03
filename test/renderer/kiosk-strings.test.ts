import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actions } from '../../core/actions/all.ts';
import { atKiosk } from '../../core/actions/at-kiosk.ts';
import { holderTrouble } from '../../core/failures/holder-trouble.ts';
import { approvalOptionOf } from '../../core/options.ts';
import { whyEasy } from '../../core/records/easy-pin.ts';
import { kioskWords } from '../../renderer/strings/kiosk.ts';
import { type Language, languages, locales } from '../../renderer/strings/languages.ts';

const root = new URL('../../', import.meta.url).pathname;

function flat(node: unknown, path: readonly string[] = []): readonly (readonly [key: string, text: string])[] {
  if (typeof node === 'string') return [[path.join('.'), node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) => flat(child, [...path, key]));
}

const words: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: new Map(flat(kioskWords.en)),
  sv: new Map(flat(kioskWords.sv)),
  de: new Map(flat(kioskWords.de)),
};
const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();
/** Names, and words that two languages write alike. */
const alike = new Set(['kiosk.code', 'kiosk.door.email', 'states.active', 'states.inactive']);

/** Every file that the kiosk's page is made of, found by its imports. */
function sources(): readonly string[] {
  const seen = new Map<string, string>();
  const waiting = ['renderer/kiosk/main.tsx'];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || file.endsWith('.css')) continue;
    const text = readFileSync(join(root, file), 'utf8');
    seen.set(file, text);
    const folder = dirname(file);
    for (const [, path = ''] of text.matchAll(/(?:from|import) '(\.[^']+)'/g)) waiting.push(normalize(join(folder, path)));
  }
  return [...seen].filter(([file]) => file.startsWith('renderer/') && !file.startsWith('renderer/strings/')).map(([, text]) => text);
}

describe.each(languages)('The words of a kiosk in “%s”', (language) => {
  const mine = words[language];

  it('are all there: a key that lacks its translation fails here', () => {
    expect([...mine.keys()].toSorted()).toEqual([...words.en.keys()].toSorted());
  });

  it('are sentences with the same blanks to be filled', () => {
    for (const [key, text] of mine) {
      expect(text.trim(), key).toBe(text);
      expect(text.length, key).toBeGreaterThan(0);
      expect(placeholders(text), key).toEqual(placeholders(words.en.get(key) ?? ''));
    }
  });

  it('have a plural for every number that the language tells apart', () => {
    const { pluralCategories } = new Intl.PluralRules(locales[language]).resolvedOptions();
    const stems = new Set([...mine.keys()].filter((key) => /_(?:one|other)$/.test(key)).map((key) => key.replace(/_\w+$/, '')));
    expect(stems.size).toBeGreaterThan(1);
    for (const stem of stems)
      for (const category of pluralCategories) expect(mine.has(`${stem}_${category}`), `${stem}_${category}`).toBe(true);
  });
});

it.each(languages.filter((language) => language !== 'en'))('The words in “%s” are no English left behind', (language) => {
  const left = [...words[language]].filter(([key, text]) => text === words.en.get(key) && !alike.has(key) && /[A-Za-z]{3}/.test(text));
  expect(left).toEqual([]);
});

describe('What a kiosk’s page asks for', () => {
  const code = sources().join('\n');
  const asked = [...code.matchAll(/'((?:kiosk|troubles|pin|photo|people|self|states)\.[\w.-]+)'/g)].map((match) => match[1] ?? '');
  const templates = [...code.matchAll(/`((?:kiosk|troubles|pin|photo|self|states)\.[\w.-]*\$\{[^`]*)`/g)].map((match) => {
    const pattern = (match[1] ?? '').replaceAll('.', '\\.').replaceAll(/\$\{(?:[^{}`]|\{[^{}]*\}|`[^`]*`)*\}/g, '[\\w.-]+');
    return new RegExp(`^${pattern}$`);
  });
  const plain = (key: string): string => key.replace(/_(?:one|other)$/, '');
  const keys = [...words.en.keys()];

  it('is there', () => {
    const ids = new Set<string>(Object.keys(actions));
    const wanted = asked.filter((key) => !ids.has(key));
    expect(wanted.length).toBeGreaterThan(80);
    expect(wanted.filter((key) => !keys.some((one) => plain(one) === key))).toEqual([]);
  });

  it('is all that there is: no words without a page', () => {
    const own = keys.filter((key) => key.startsWith('kiosk.') || key.startsWith('troubles.'));
    // The name of a row is chosen by its number.
    const orphans = own.filter(
      (key) =>
        !asked.includes(plain(key)) && !templates.some((template) => template.test(plain(key))) && !key.startsWith('kiosk.requests.row.'),
    );
    expect(orphans).toEqual([]);
  });

  it('names every row that one may have asked approval for', () => {
    const rows = Array.from({ length: 51 }, (_, at) => at + 1).filter((row) => row !== 35 && approvalOptionOf(row) !== undefined);
    expect(rows.map((row) => `kiosk.requests.row.r${row}`).filter((key) => !words.en.has(key))).toEqual([]);
  });
});

describe('A failure at a kiosk', () => {
  const codes = [...new Set(atKiosk.flatMap((id) => actions[id].failures))];

  it.each(codes)('“%s” is told in words of its own, not as a riddle for the desk', (code) => {
    expect(holderTrouble(code)).not.toBe('desk');
  });

  it('fills its sentences with nothing but what it carries', () => {
    const carried: Readonly<Record<string, readonly string[]>> = { slowed: ['seconds'], 'pin-wrong': ['triesLeft'] };
    const holes = [...words.en].flatMap(([key, text]) => {
      const trouble = /^troubles\.([\w-]+)\./.exec(key)?.[1];
      return trouble === undefined ? [] : placeholders(text).filter((name) => carried[trouble]?.includes(name) !== true);
    });
    expect(holes).toEqual([]);
  });
});

it.each([
  ['222222', 'repeated'],
  ['345678', 'row'],
  ['87654321', 'row'],
  ['121212', 'turns'],
  ['739152', undefined],
] as const)('an easy PIN says why it is easy: %s', (pin, why) => {
  expect(whyEasy(pin)).toBe(why);
  if (why !== undefined) for (const language of languages) expect(words[language].has(`kiosk.easy.${why}`)).toBe(true);
});
