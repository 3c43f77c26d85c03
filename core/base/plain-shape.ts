/**
 * Checks of values that `JSON.parse` gave, for those that come by the hundred thousand: each says whether a value is plainly what its schema lets
 * through as it is, and takes a tenth of what the schema takes. Of everything else the schema has the word.
 */
export type Check = (value: unknown) => boolean;
interface Field {
  readonly name: string;
  readonly check: Check;
  readonly optional: boolean;
}

/** An object of these fields alone; they are given in the order in which they lie. */
export function object(fields: Readonly<Record<string, Check | readonly [optional: Check]>>): Check {
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
export function record(check: Check): Check {
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

export function list(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (const one of value) if (!check(one)) return false;
    return true;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function text(pattern: RegExp): Check {
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** As `line`, and trimmed already. */
export function line(longest: number): Check {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  const plain = /^[^\u0000-\u001f\u007f]*$/;
  return (value) => typeof value === 'string' && value.length > 0 && value.length <= longest && plain.test(value) && value.trim() === value;
}

export function count(least: number): Check {
  return (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
}

/** Of a length that its alphabet and padding imply. */
export const base64: Check = (value) => typeof value === 'string' && value.length % 4 === 0 && /^[0-9a-zA-Z+/]*={0,2}$/.test(value);
