import { setImmediate as turn } from 'node:timers/promises';
import { type Encoding, textOf } from './encoding.ts';
import type { FileLine } from './file-line.ts';
import { type Delimiter, readCsv } from './read-csv.ts';
import { readLdif } from './read-ldif.ts';

export interface HowToRead {
  readonly format: 'csv' | 'ldif';
  readonly delimiter: Delimiter;
  readonly header: boolean;
  readonly encoding: Encoding;
}

/** The lines that are about people, in blocks; the event loop gets a turn before each. */
export async function* readLines(parts: AsyncIterable<Uint8Array>, how: HowToRead): AsyncGenerator<readonly FileLine[], undefined> {
  const text = textOf(parts, how.encoding);
  const blocks = how.format === 'ldif' ? readLdif(text) : readCsv(text, how.delimiter);
  let titles = how.format === 'csv' && how.header;
  for await (const block of blocks) {
    const lines = titles ? block.slice(1) : block;
    if (block.length > 0) titles = false;
    if (lines.length > 0) yield lines;
    await turn();
  }
  return undefined;
}
