export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * How the bytes are text: by their mark where they have one; else UTF-8 where all of them are, else what spreadsheet programs write in the
 * West.
 */
export async function encodingOf(parts: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const bytes of parts) {
      const marked = first ? byMark(bytes) : undefined;
      if (marked !== undefined) return marked;
      first = false;
      utf8.decode(bytes, { stream: true });
    }
    utf8.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function byMark([a, b, c]: Uint8Array): Encoding | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined;
}

const PIECE = 65_536;

/** The text in pieces that are read at one go, every end of line a line feed. */
export async function* textOf(parts: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder(encoding);
  let held = '';
  const ended = (text: string): string => text.replaceAll(/\r\n?/g, '\n');
  for await (const bytes of parts)
    for (let at = 0; at < bytes.length; at += PIECE) {
      const text = held + decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
      // A line feed may follow in the next piece.
      held = text.endsWith('\r') ? '\r' : '';
      yield ended(held === '' ? text : text.slice(0, -1));
    }
  yield ended(held + decoder.decode());
  return undefined;
}
