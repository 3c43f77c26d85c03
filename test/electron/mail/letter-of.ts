import type { Received } from './local-server.ts';

/** A mail as its reader's program shows it. */
export interface ReadLetter {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** Takes a received mail apart: unfolded headers, encoded words (RFC 2047), and a body as its transfer encoding has it (RFC 2045). */
export function letterOf({ to, text: raw }: Received): ReadLetter {
  const [head = '', ...rest] = raw.replaceAll('\r\n', '\n').split('\n\n');
  const headers = new Map(
    head
      .replaceAll(/\n[ \t]+/g, ' ')
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const how = headers.get('content-transfer-encoding')?.toLowerCase() ?? '7bit';
  return { to, subject: decodedWords(headers.get('subject') ?? ''), text: decoded(rest.join('\n\n'), how).trimEnd() };
}

/** Two encoded words beside each other are one; the blank between them is not of the text. */
function decodedWords(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b' ? decoded(text, 'base64') : decoded(text.replaceAll('_', ' '), 'quoted-printable'),
    );
}

function decoded(text: string, how: string): string {
  if (how === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (how !== 'quoted-printable') return text;
  const bytes = text
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
