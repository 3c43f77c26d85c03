import type { X509Certificate } from 'node:crypto';
import { fromBase64, toBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { AuthorityAway } from '../../authority/certificate-authority.ts';
import { type ReadCrl, readCrl } from '../../authority/read-crl.ts';
import type { Parts } from '../handler.ts';

const SETTING = 'sign-in-crl';
interface Kept {
  readonly der: string;
  readonly thisUpdate: string;
}

/** Keeping a list writes it to the disk; one that is this young will do for when the authority is away. */
const KEEP_ANEW_MS = 3_600_000;

/**
 * The revocation list to look a card up in: the authority's of now, or the last one that was kept while it is away. Throws
 * Refusal('revocation-list-old') where that one's time is over, or there never was one.
 */
export async function trustedList(issuer: X509Certificate, parts: Parts): Promise<ReadCrl> {
  const { store, clock } = parts;
  const kept = store.settings.get(SETTING) as Kept | undefined;
  const der = await current(parts);
  const used = der ?? (kept === undefined ? undefined : fromBase64(kept.der));
  if (used === undefined) throw new Refusal('revocation-list-old', { of: 'never' });
  const list = readCrl(used, issuer);
  if (Date.parse(list.nextUpdate) <= clock.now()) throw new Refusal('revocation-list-old', { of: list.thisUpdate });
  if (der !== undefined && (kept === undefined || Date.parse(kept.thisUpdate) + KEEP_ANEW_MS < clock.now()))
    store.transact((writer) => writer.settings.set(SETTING, { der: toBase64(der), thisUpdate: list.thisUpdate }));
  return list;
}

/** undefined while the authority is away. */
async function current({ house }: Parts): Promise<Uint8Array | undefined> {
  try {
    return (await house.authority.currentCrl()).der;
  } catch (cause) {
    if (cause instanceof AuthorityAway) return undefined;
    throw cause;
  }
}
