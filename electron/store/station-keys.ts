import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Sql } from './sql.ts';

const MOST_KEYS = 64;
const keys = new Map<string, KeyObject>();

/** The key of that SPKI (base64). Reading one takes half as long as checking a signature with it. */
export function publicKeyOf(spki: string): KeyObject {
  const known = keys.get(spki);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(spki, key);
  return key;
}

/** SPKI (base64) that a station signs its facts with, as our records have it. */
export function stationKey(sql: Sql, station: string): string | undefined {
  const spki = sql.row('SELECT signing_spki FROM station WHERE id = @station', { station })?.['signing_spki'];
  return spki instanceof Uint8Array ? Buffer.from(spki).toString('base64') : undefined;
}
