import { fromHex, toHex } from '../../../core/base/bytes.ts';
import { PivError } from '../piv-error.ts';

/** 16 bytes as 8-4-4-4-12 lower-case hex (RFC 9562 §4). */
export function formatUuid(bytes: Uint8Array): string {
  if (bytes.length !== 16) throw new PivError('content-malformed', `UUID: expected 16 bytes, got ${bytes.length}`);
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The 16 bytes of a UUID in text; throws PivError 'content-malformed'. */
export function parseUuid(text: string): Uint8Array {
  const match = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i.exec(text);
  if (match === null) throw new PivError('content-malformed', 'UUID: expected 8-4-4-4-12 hex digits');
  return fromHex(match.slice(1).join(''));
}

/** Version of a UUID of the variant of RFC 9562; undefined for other variants. */
export function uuidVersion(bytes: Uint8Array): number | undefined {
  const [version, variant] = [bytes[6], bytes[8]];
  if (bytes.length !== 16 || version === undefined || variant === undefined) return undefined;
  return variant >> 6 === 0b10 ? version >> 4 : undefined;
}
