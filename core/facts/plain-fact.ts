import { z } from 'zod';
import type { FactBody } from './fact.ts';

type Check = (value: unknown) => boolean;
interface Field {
  readonly name: string;
  readonly check: Check;
  readonly optional: boolean;
}

/**
 * Whether a value that `JSON.parse` gave is a fact that `factBody` lets through as it is, with the fields of each object in the order of RFC 8785
 * §3.2.3: nearly every fact is, and to see so takes a tenth of what the schema takes. Of everything else the schema has the word.
 */
export function isPlainFact(value: unknown): value is FactBody {
  return plainFact(value);
}

/** The same of a fact with its signature beside it, as deliveries have them. */
export function isPlainSignedFact(value: unknown): value is { readonly fact: FactBody; readonly signature: string } {
  return plainSignedFact(value);
}

/** An object of these fields alone; they are given in the order in which they lie. */
function object(fields: Readonly<Record<string, Check | readonly [optional: Check]>>): Check {
  const rows = Object.entries(fields).map(
    ([name, check]): Field => (typeof check === 'function' ? { name, check, optional: false } : { name, check: check[0], optional: true }),
  );
  return (value) => {
    if (!isObject(value)) return false;
    let at = 0;
    for (const name of Object.keys(value)) {
      while (rows[at]?.optional === true && rows[at]?.name !== name) at += 1;
      const row = rows[at];
      if (row === undefined || row.name !== name || !row.check(value[name])) return false;
      at += 1;
    }
    while (rows[at]?.optional === true) at += 1;
    return at === rows.length;
  };
}

/** An object of any fields, each of that kind, in their order; one that is called as the prototype is the schema's to judge. */
function record(check: Check): Check {
  return (value) => {
    if (!isObject(value)) return false;
    let before: string | undefined;
    for (const name of Object.keys(value)) {
      if ((before !== undefined && name <= before) || name === '__proto__' || !check(value[name])) return false;
      before = name;
    }
    return true;
  };
}

function list(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (const one of value) if (!check(one)) return false;
    return true;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(pattern: RegExp): Check {
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** As `line`, and trimmed already. */
function line(longest: number): Check {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  const plain = /^[^\u0000-\u001f\u007f]*$/;
  return (value) => typeof value === 'string' && value.length > 0 && value.length <= longest && plain.test(value) && value.trim() === value;
}

function count(least: number): Check {
  return (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
}

const isScalar: Check = (value) => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
const isJson: Check = (value) => value === null || isScalar(value) || isJsonList(value) || isJsonRecord(value);
const isJsonList = list((value) => isJson(value));
const isJsonRecord = record((value) => isJson(value));

const id = text(z.regexes.uuid());
/** Of a length that its alphabet and padding imply. */
const base64: Check = (value) => typeof value === 'string' && value.length % 4 === 0 && /^[0-9a-zA-Z+/]*={0,2}$/.test(value);
const change = object({
  id: line(80),
  record: line(40),
  sealed: [object({ bytes: base64, dataKeyId: id })],
  set: isJsonRecord,
});
const plainFact = object({
  action: line(60),
  at: text(z.regexes.datetime({ precision: 3 })),
  base: [count(0)],
  changes: list(change),
  epoch: count(0),
  kind: (value) => value === 'intent' || value === 'observation',
  n: count(1),
  note: record(isScalar),
  previous: text(/^[0-9a-f]{64}$/),
  servicePoint: [id],
  station: id,
  subject: [object({ id: line(80), kind: line(40) })],
  v: (value) => value === 1,
  who: object({ apiKey: [id], calledBy: [id], person: [id], session: [id] }),
});
const plainSignedFact = object({ fact: plainFact, signature: base64 });
