import Papa from 'papaparse';
import type { FileLine } from './file-line.ts';

/** Longer than any line of people: behind an open quotation mark everything would be one line. */
const LONGEST = 100_000;
const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What stands between the columns: whatever the first line has most of, outside of quotation marks. */
export function delimiterOf(firstLine: string): Delimiter {
  const plain = firstLine.replaceAll(/"(?:[^"]|"")*"/g, '');
  const [most] = DELIMITERS.map((sign) => ({ sign, count: plain.split(sign).length - 1 })).toSorted((a, b) => b.count - a.count);
  return most === undefined || most.count === 0 ? ',' : most.sign;
}

interface Parsed {
  readonly lines: readonly FileLine[];
  /** Where the last record begins, which the next piece may go on with. */
  readonly lastAt: number;
  readonly lastLine: number;
}

/** Lines of a CSV (RFC 4180) whose ends of line are line feeds; empty ones are passed over. */
export async function* readCsv(pieces: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<readonly FileLine[], undefined> {
  let [rest, from] = ['', 1];
  for await (const piece of pieces) {
    const text = rest + piece;
    const { lines, lastAt, lastLine } = parsed(text, delimiter, from);
    [rest, from] = [text.slice(lastAt), lastLine];
    yield lines.filter(({ line }) => line < lastLine);
    if (rest.length <= LONGEST) continue;
    yield [{ line: from, problem: rest.slice(0, LONGEST).includes('"') ? 'quotes' : 'too-long' }];
    return undefined;
  }
  if (rest !== '') yield parsed(rest, delimiter, from).lines;
  return undefined;
}

function parsed(text: string, delimiter: Delimiter, from: number): Parsed {
  const lines: FileLine[] = [];
  let [line, at, lastAt, lastLine] = [from, 0, 0, from];
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta: { cursor } }) => {
      [lastAt, lastLine] = [at, line];
      const bad = errors.some(({ type }) => type === 'Quotes');
      if (bad) lines.push({ line, problem: 'quotes' });
      else if (data.some((cell) => cell.trim() !== '')) lines.push({ line, cells: data as unknown as Record<string, string> });
      line += text.slice(at, cursor).split('\n').length - 1;
      at = cursor;
    },
  });
  return { lines, lastAt, lastLine };
}
