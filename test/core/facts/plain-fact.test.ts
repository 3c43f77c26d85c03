import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import { factBody } from '../../../core/facts/fact.ts';
import { isPlainFact, isPlainSignedFact } from '../../../core/facts/plain-fact.ts';

const id = '7c5f2a0e-6a39-4c53-9a3e-0f6a6f0c9b11';
/** With everything that a fact may have. */
const whole = {
  v: 1,
  station: id,
  epoch: 2,
  n: 7,
  previous: 'ab'.repeat(32),
  at: '2026-02-28T23:59:59.999Z',
  base: 12,
  who: { person: id, session: id, calledBy: id, apiKey: id },
  kind: 'intent',
  action: 'card.issue',
  servicePoint: id,
  subject: { kind: 'card', id },
  note: { count: 3, done: true, step: 'photo' },
  changes: [
    { record: 'card', id, set: { photo: null, serial: { a: [1, 'zwei', false, { b: null }], b: 'é"\n' } } },
    { record: 'person', id, set: {}, sealed: { dataKeyId: id, bytes: 'AAAA' } },
  ],
};
const OPTIONAL = ['base', 'servicePoint', 'subject'];
const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  2 ** 53,
  '',
  ' x',
  'x ',
  'a\u0000b',
  'x'.repeat(41),
  'x'.repeat(61),
  'x'.repeat(81),
  `${id}0`,
  id.toUpperCase(),
  'ABC',
  'AB==',
  'A===',
  '2026-02-29T00:00:00.000Z',
  '2026-02-28T00:00:00Z',
  'AB'.repeat(32),
  [],
  {},
  [[1]],
  { z: 1, a: 2 },
  { kind: 'card' },
  { person: id, other: id },
];

const parsed = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const inOrder = (value: unknown): unknown => JSON.parse(canonicalJson(parsed(value) as Json));

/** Every value inside, each by its way there. */
function ways(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  return [way, ...Object.keys(value).flatMap((key) => ways((value as Readonly<Record<string, unknown>>)[key], [...way, key]))];
}

/** A copy with something else at that place, or without it. */
function changed(way: readonly string[], to?: { readonly value: unknown }): unknown {
  const copy = { in: structuredClone(whole) as unknown };
  const path = ['in', ...way];
  const last = path.pop() ?? '';
  let at: Record<string, unknown> | null = copy;
  for (const key of path) at = at[key] as Record<string, unknown>;
  if (typeof at !== 'object' || at === null) return copy.in;
  if (to === undefined) delete at[last];
  else at[last] = to.value;
  return copy.in;
}

describe('what a fact is at the first look', () => {
  it('knows a fact with everything, and without what may be left out', () => {
    expect(isPlainFact(inOrder(whole))).toBe(true);
    expect(isPlainSignedFact({ fact: inOrder(whole), signature: 'AAAA' })).toBe(true);
    for (const field of OPTIONAL) expect(isPlainFact(inOrder(changed([field])))).toBe(true);
    for (const field of Object.keys(whole.who)) expect(isPlainFact(inOrder(changed(['who', field])))).toBe(true);
  });

  it('knows nothing that the schema refuses or changes', () => {
    const others = ways(whole).flatMap((way) => [
      changed(way),
      ...ODD.map((value) => changed(way, { value })),
      changed([...way, 'other'], { value: 1 }),
    ]);
    for (const other of others.map(inOrderOrNot).filter((one) => isPlainFact(one))) expect(factBody.safeParse(other).data).toEqual(other);
    expect(others.length).toBeGreaterThan(700);
  });

  it.each(ways(whole).filter((way) => way.length > 0))('knows no other order of fields: %s', (...way) => {
    const turned = turnedAt(inOrder(whole), way.slice(0, -1));
    expect(isPlainFact(turned)).toBe(JSON.stringify(turned) === canonicalJson(whole as unknown as Json));
  });

  it('leaves a field that is called as the prototype to the schema', () => {
    const text = canonicalJson(whole as unknown as Json).replace('"photo":null', '"__proto__":{}');
    expect(isPlainFact(JSON.parse(text))).toBe(false);
  });

  it.each([[{ fact: inOrder(whole) }], [{ fact: inOrder(whole), signature: 'AAAA', x: 1 }], [{ fact: inOrder(whole), signature: 'AAA' }]])(
    'knows no other shape around it (%#)',
    (value) => expect(isPlainSignedFact(value)).toBe(false),
  );
});

function inOrderOrNot(value: unknown): unknown {
  return value === undefined ? undefined : inOrder(value);
}

/** The same with the fields of one object, by the way there, the other way round. */
function turnedAt(value: unknown, [key, ...way]: readonly string[]): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[]).map((one, at) => (key === String(at) ? turnedAt(one, way) : one));
  const entries = Object.entries(value as object);
  if (key === undefined) return Object.fromEntries(entries.reverse());
  return Object.fromEntries(entries.map(([name, one]) => [name, name === key ? turnedAt(one, way) : one]));
}
