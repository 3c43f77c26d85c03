import { fromBase64 } from '../../core/base/bytes.ts';
import type { FileLine, LineProblem } from './file-line.ts';

const LONGEST_ENTRY = 4_000_000;

interface Entry {
  readonly line: number;
  /** Lines put together again where they were folded (RFC 2849 note 2). */
  readonly lines: readonly string[];
}

/** Entries of an LDIF (RFC 2849) as lines; the first value of an attribute counts, by its name in small letters without options. */
export async function* readLdif(pieces: AsyncIterable<string>): AsyncGenerator<readonly FileLine[], undefined> {
  let [rest, from] = ['', 1];
  for await (const piece of pieces) {
    const text = rest + piece;
    // Entries end with an empty line: what is behind the last one goes on with the next piece.
    const end = text.lastIndexOf('\n\n');
    const whole = end === -1 ? '' : text.slice(0, end + 2);
    yield entriesOf(whole, from).flatMap(lineOf);
    from += whole.split('\n').length - 1;
    rest = text.slice(whole.length);
    if (rest.length <= LONGEST_ENTRY) continue;
    yield [{ line: from, problem: 'too-long' }];
    return undefined;
  }
  yield entriesOf(rest, from).flatMap(lineOf);
  return undefined;
}

function entriesOf(text: string, from: number): readonly Entry[] {
  const entries: Entry[] = [];
  let lines: string[] = [];
  let [begun, comment] = [from, false];
  const close = (): void => {
    if (lines.length > 0) entries.push({ line: begun, lines });
    lines = [];
  };
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') close();
    else if (line.startsWith(' ')) {
      if (!comment && lines.length > 0) lines[lines.length - 1] += line.slice(1);
      continue;
    } else if (!line.startsWith('#')) {
      if (lines.length === 0) begun = from + index;
      lines.push(line);
    }
    comment = line.startsWith('#');
  }
  close();
  return entries;
}

function lineOf({ line, lines }: Entry): readonly FileLine[] {
  const [first = ''] = lines;
  const versioned = /^version:/i.test(first);
  const own = versioned ? lines.slice(1) : lines;
  if (own.length === 0) return [];
  const cells: Record<string, string> = {};
  for (const [index, text] of own.entries()) {
    // A value that lies in another file is not taken from there: as if the entry had none.
    if (/^[^:]*:</.test(text)) continue;
    const read = attributeOf(text);
    const problem = typeof read === 'string' ? read : index === 0 && read.name !== 'dn' ? 'no-dn' : changeOf(read);
    if (problem !== undefined || typeof read === 'string') return [{ line, problem: problem ?? 'no-attribute' }];
    cells[read.name] ??= read.value;
  }
  return [{ line, cells }];
}

/** Only what adds an entry is one: changes, removals and renamings are not people to enter. */
function changeOf({ name, value }: Attribute): LineProblem | undefined {
  return name === 'changetype' && value.toLowerCase() !== 'add' ? 'not-an-entry' : undefined;
}

interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** `name: text`, `name:: base64`. */
function attributeOf(text: string): Attribute | LineProblem {
  const match = /^([A-Za-z0-9.][A-Za-z0-9.-]*)(?:;[A-Za-z0-9;.-]*)?:(:?)[ ]*(.*)$/s.exec(text);
  if (match === null) return 'no-attribute';
  const [, name = '', how = '', value = ''] = match;
  const plain = how === ':' ? decoded(value) : value;
  return plain === undefined ? 'base64' : { name: name.toLowerCase(), value: plain };
}

function decoded(base64: string): string | undefined {
  try {
    return new TextDecoder().decode(fromBase64(base64.trim()));
  } catch {
    return undefined;
  }
}
