import { hash, verify } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { fromBase64, fromHex } from '../../core/base/bytes.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import { isPlainFact } from '../../core/facts/plain-fact.ts';
import { publicKeyOf } from '../store/station-keys.ts';
import { IS_PLAIN, IS_SIGNED, type Look, type Looked } from './look.ts';

parentPort?.on('message', ({ id, entries }: Look) => {
  parentPort?.postMessage({ id, found: lookAt(entries) } satisfies Looked);
});

/**
 * Each fact names the hash of the one before it, so a signature of the last of a run is of all of it, as a delivery's is (decision 0141). Whatever cannot be
 * read or is not signed so is looked at again where it is taken in, which says what is wrong.
 */
function lookAt(entries: Look['entries']): Uint8Array {
  const found = new Uint8Array(entries.length);
  /** The fact that follows in each chain, where it is signed: what it names as the one before it. */
  const signed = new Map<string, Pick<FactBody, 'n' | 'previous'>>();
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const [leaf, body, signature, spki] = entries[at] ?? ['', '', '', undefined];
    const fact = plainFactOf(body, leaf);
    if (fact === undefined) continue;
    found[at] = IS_PLAIN;
    if (spki === undefined) continue;
    const chain = `${fact.station}/${fact.epoch}/${spki}`;
    const after = signed.get(chain);
    const follows = after?.n === fact.n + 1 && after.previous === leaf;
    if (!follows && !isSigned(leaf, signature, spki)) continue;
    found[at] = IS_PLAIN | IS_SIGNED;
    signed.set(chain, fact);
  }
  return found;
}

function plainFactOf(body: string, leaf: string): FactBody | undefined {
  try {
    // The leaf hash of RFC 6962 §2.1.
    if (hash('sha256', `\0${body}`, 'hex') !== leaf) return undefined;
    const fact: unknown = JSON.parse(body);
    return isPlainFact(fact) ? fact : undefined;
  } catch {
    return undefined;
  }
}

function isSigned(leaf: string, signature: string, spki: string): boolean {
  try {
    return verify(null, fromHex(leaf), publicKeyOf(spki), fromBase64(signature));
  } catch {
    return false;
  }
}
