import type { Column } from '../../core/people-import/fields.ts';
import { guessMapping, looksLikeTitles } from '../../core/people-import/guess-mapping.ts';
import type { FileLine } from './file-line.ts';
import { type Encoding, textOf } from './encoding.ts';
import { delimiterOf } from './read-csv.ts';
import { type HowToRead, readLines } from './read-lines.ts';

const SAMPLE_LINES = 200;
const SAMPLES = 3;
const MOST_COLUMNS = 100;

export interface Columns {
  readonly columns: readonly (Column & { readonly samples: readonly string[] })[];
}

/** Guesses how a file is to be read, from its name and its beginning. */
export async function guessReading(parts: () => AsyncIterable<Uint8Array>, fileName: string, encoding: Encoding) {
  const beginning = await firstPiece(textOf(parts(), encoding));
  const ldif = /\.ldi?f$/i.test(fileName) || /^(?:#[^\n]*\n|\n)*(?:version|dn):/i.test(beginning);
  const [firstLine = ''] = beginning.split('\n').filter((line) => line.trim() !== '');
  const delimiter = delimiterOf(firstLine);
  const plain = { format: ldif ? 'ldif' : 'csv', delimiter, header: false, encoding } as const;
  const [first] = ldif ? [] : await firstLines(parts(), plain, 1);
  const header = first !== undefined && looksLikeTitles(values(first));
  const how: HowToRead = { ...plain, header };
  return { format: how.format, delimiter, header, mapping: guessMapping((await columnsOf(parts, how)).columns) };
}

/** The columns or attributes of the first lines, each with what it holds there. */
export async function columnsOf(parts: () => AsyncIterable<Uint8Array>, how: HowToRead): Promise<Columns> {
  const lines = await firstLines(parts(), { ...how, header: false }, SAMPLE_LINES);
  const titles = how.header && lines[0] !== undefined ? values(lines[0]) : undefined;
  const rows = (titles === undefined ? lines : lines.slice(1)).flatMap((line) => ('cells' in line ? [line.cells] : []));
  const keys = [...new Set([...(titles ?? []).map((_, at) => String(at)), ...rows.flatMap((cells) => Object.keys(cells))])].slice(
    0,
    MOST_COLUMNS,
  );
  return {
    columns: keys.map((key) => ({
      key,
      title: (how.format === 'ldif' ? key : (titles?.[Number(key)]?.trim() ?? '')).slice(0, MOST_COLUMNS),
      samples: rows
        .map((cells) => (cells[key] ?? '').trim().slice(0, 60))
        .filter((value) => value !== '')
        .slice(0, SAMPLES),
    })),
  };
}

async function firstPiece(pieces: AsyncIterable<string>): Promise<string> {
  for await (const piece of pieces) return piece;
  return '';
}

async function firstLines(parts: AsyncIterable<Uint8Array>, how: HowToRead, most: number): Promise<readonly FileLine[]> {
  const lines: FileLine[] = [];
  for await (const block of readLines(parts, how)) {
    lines.push(...block);
    if (lines.length >= most) break;
  }
  return lines.slice(0, most);
}

function values(line: FileLine): readonly string[] {
  return 'cells' in line ? Object.values(line.cells).map((value) => value ?? '') : [];
}
