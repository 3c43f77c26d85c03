import { describe, expect, it } from 'vitest';
import type { ActionRow } from '../../../core/actions/action.ts';
import { actions } from '../../../core/actions/all.ts';
import { largestMessageBytes } from '../../../core/actions/wire.ts';
import { expectedActions } from './expected-actions.ts';
import { type Place, places, schemaOf } from './schema-walk.ts';

const rows = Object.entries(actions) as readonly (readonly [string, ActionRow])[];
const example = (id: string): Readonly<Record<string, unknown>> => expectedActions[id]?.input ?? {};
const accepts = (row: ActionRow, input: unknown): boolean => row.input.safeParse(input).success;

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leaves(value: unknown, path: readonly (string | number)[] = []): readonly Leaf[] {
  if (Array.isArray(value)) return [{ path, value }, ...value.flatMap((item, index) => leaves(item, [...path, index]))];
  if (isObject(value)) return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]));
  return [{ path, value }];
}

/** A copy with one value put elsewhere. */
function put(root: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(root)) return root.map((item, index) => (index === head ? put(item, rest, value) : (item as unknown)));
  return { ...(root as Record<string, unknown>), [head]: put((root as Record<string, unknown>)[head], rest, value) };
}

/** Paths of every object within, the whole included. */
function objects(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objects(item, [...path, index]));
  if (!isObject(value)) return [];
  return [path, ...Object.entries(value).flatMap(([key, child]) => objects(child, [...path, key]))];
}

function at(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], root);
}

const isLarge = (value: unknown): boolean => Array.isArray(value) || typeof value === 'string';

function huge(value: unknown): unknown {
  return Array.isArray(value) ? Array.from({ length: 10_000 }, () => value[0] as unknown) : 'a'.repeat(largestMessageBytes);
}

function unbounded({ node }: Place): boolean {
  const named = node.enum !== undefined || node.const !== undefined || node.format === 'uuid';
  const counted = node.pattern !== undefined && /\{\d+,\d+\}\$$/.test(node.pattern);
  if (node.type === 'string') return !named && !counted && node.maxLength === undefined;
  return node.type === 'array' && node.maxItems === undefined;
}

/** A RAiD's metadata may be anything that JSON is: core/raid judges it, so that every fault comes back at its path. */
const judgedElsewhere = 'metadata';
const mayBeNull = ['draftId'];
const mayBeGone = ['phone', 'title', 'unit', 'photo', 'identifierId'];

describe.each(rows)('The input of %s', (id, row) => {
  it('takes a lawful example, and shows every field in it', () => {
    expect(accepts(row, example(id))).toBe(true);
    expect(Object.keys(example(id)).toSorted()).toEqual(Object.keys(schemaOf(row.input).properties ?? {}).toSorted());
  });

  it('refuses a field that it does not know, at every depth', () => {
    for (const path of objects(example(id)).filter(([first]) => first !== judgedElsewhere)) {
      const inner = at(example(id), path) as Record<string, unknown>;
      expect(accepts(row, put(example(id), path, { ...inner, extra: 1 })), `at ${path.join('.')}`).toBe(false);
    }
  });

  it('refuses what is far too large', () => {
    const accepted = leaves(example(id)).filter(({ path, value }) => isLarge(value) && accepts(row, put(example(id), path, huge(value))));
    expect(accepted.map(({ path }) => path.join('.'))).toEqual([]);
  });

  it('bounds every text and every list', () => {
    expect(places(schemaOf(row.input)).filter(unbounded)).toEqual([]);
  });

  it('refuses a value of another kind in every field', () => {
    for (const { path, value } of leaves(example(id))) {
      if ((id === 'option.change' && path[0] === 'value') || path[0] === judgedElsewhere) continue;
      // What a person may be without is taken away by null.
      const gone = ['person.edit', 'card.edit'].includes(id) && mayBeGone.includes(String(path[0]));
      const never = gone || mayBeNull.includes(String(path[0])) ? [] : [null];
      for (const wrong of [...never, { a: 1 }, typeof value === 'number' ? 'many' : 7])
        expect(accepts(row, put(example(id), path, wrong)), `${path.join('.')}: ${JSON.stringify(wrong)}`).toBe(false);
    }
  });

  it('refuses what is no object', () => {
    for (const wrong of [null, undefined, 'text', 7, [], true]) expect(accepts(row, wrong)).toBe(false);
  });
});

describe('Numbers in inputs', () => {
  it.each([
    ['person.find', 'limit', [0, -1, 201, 1.5]],
    ['card.find', 'limit', [0, 201]],
    ['card.find', 'offset', [-1, 0.5]],
    ['request.find', 'limit', [0, 501]],
    ['journal.find', 'limit', [0, 501]],
    ['journal.find', 'before', [0, -1]],
    ['journal.entry', 'n', [0, -1, 1.5]],
  ] as const)('%s refuses a “%s” beyond its bounds', (id, field, wrong) => {
    for (const value of wrong) expect(accepts(actions[id] as ActionRow, { ...example(id), [field]: value }), String(value)).toBe(false);
  });
});

describe('A PIN in an input', () => {
  /** A virtual smart card's is made of what the options say. */
  const ofCards = rows.filter(([id]) => !id.includes('virtual'));
  const pins = ofCards.flatMap(([id, row]) => row.secrets.filter((field) => /pin$/i.test(field)).map((field) => ({ id, row, field })));

  it.each(pins)('$field of $id has 6 to 8 digits and nothing else', ({ id, row, field }) => {
    for (const wrong of ['', '12345', '123456789', '12 456', '40286a', ' 402861', '402861\n', '٤٠٢٨٦١'])
      expect(accepts(row, put(example(id), field.split('.'), wrong)), JSON.stringify(wrong)).toBe(false);
    for (const right of ['402861', '4028617', '40286179', '000000'])
      expect(accepts(row, put(example(id), field.split('.'), right)), right).toBe(true);
  });
});

describe('Hand-over', () => {
  it('is refused without a document seen, and without the photo compared', () => {
    expect(accepts(actions['card.activate'] as ActionRow, { ...example('card.activate'), identifierIds: [] })).toBe(false);
    expect(accepts(actions['card.activate'] as ActionRow, { ...example('card.activate'), photoCompared: false })).toBe(false);
  });
});
