import type { TFunction } from 'i18next';
import type { Json } from '../../../core/base/canonical-json.ts';
import { subjectLists } from '../../../core/raid/subjects.ts';
import { type Vocabulary, vocabularies } from '../../../core/raid/vocabularies.ts';
import { parts } from './form/path.ts';

const values = (Object.values(vocabularies) as readonly Vocabulary[]).flatMap((list) => list.values);

/** The word for a coded value, of whichever list; undefined where no list has it. */
export function wordOf(id: string): string | undefined {
  return values.find((value) => value.id === id)?.label ?? subjectWord(id);
}

/** `461201 Automated software engineering`; undefined where no list has it. */
export function subjectWord(id: string): string | undefined {
  const list = subjectLists.find(({ base }) => id.startsWith(base));
  if (list === undefined) return undefined;
  const code = id.slice(list.base.length);
  const word = list.names.get(code);
  return word === undefined ? undefined : `${code} ${word}`;
}

/** `contributor[1].position[0].startDate` → “Person 2, position 1, from”. */
export function fieldWords(path: string, t: TFunction): string {
  const words: string[] = [];
  for (const part of parts(path.replace(/(?<=.)\.(?:id|text)$/, ''))) {
    if (typeof part === 'number') words.push(`${words.pop() ?? ''} ${part + 1}`);
    else words.push(t(`raids.fields.${part}`, { defaultValue: part }));
  }
  return words.join(', ');
}

/** Where a JSON Patch points, as the rules write it: `/title/0/text` → `title[0].text`. */
export function pathOfPointer(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (path, part) => (/^(?:\d+|-)$/.test(part) ? `${path}[${part === '-' ? 0 : part}]` : path === '' ? part : `${path}.${part}`),
      '',
    );
}

/** A value as a person reads it: words for codes, yes and no, and of what is made of others its main text. */
export function valueWords(value: Json | undefined, t: TFunction): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return t(value ? 'raids.yes' : 'raids.no');
  if (typeof value === 'string') return wordOf(value) ?? (value.startsWith('https://vocabulary.raid.org/') ? '' : value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return (value as readonly Json[])
      .map((part) => valueWords(part, t))
      .filter(Boolean)
      .join('; ');
  const main = ['id', 'text'];
  const shown = Object.entries(value as Readonly<Record<string, Json>>)
    .filter(([key]) => key !== 'schemaUri')
    .toSorted(([left], [right]) => Number(main.includes(right)) - Number(main.includes(left)));
  return shown
    .map(([key, part]) => [key, valueWords(part, t)] as const)
    .filter(([, words]) => words !== '')
    .map(([key, words]) => (main.includes(key) ? words : `${t(`raids.fields.${key}`, { defaultValue: key })}: ${words}`))
    .join(', ');
}
