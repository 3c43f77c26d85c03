import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { equalBytes } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { factBody } from '../../core/facts/fact.ts';
import { isPlainSignedFact } from '../../core/facts/plain-fact.ts';
import { signedAs } from '../../core/sync/wire.ts';
import { base64, recordId } from '../../core/records/scalars.ts';
import { sha256, textLeaf } from './sha256.ts';
import type { WrittenFact } from './write-fact.ts';

/** Facts that a station sends at once, at most. */
export const MOST_IN_DELIVERY = 1000;

/** RFC 8785 JSON of this, and apart from it the station's Ed25519 signature over `deliverySigned` of the text. */
const deliveryText = z.strictObject({
  v: z.literal(1),
  tenant: recordId,
  station: recordId,
  epoch: z.int().nonnegative(),
  facts: z.array(z.unknown()).min(1).max(MOST_IN_DELIVERY),
});
const signedFact = z.strictObject({ fact: factBody, signature: base64 });

/** Facts of one chain, one after the other, each signed by the station's key. */
export interface Delivery {
  readonly tenant: string;
  readonly station: string;
  readonly epoch: number;
  readonly facts: readonly WrittenFact[];
  readonly text: string;
  /** What its facts knew of the feed at most, where their station took in another one behind that number. */
  readonly base?: number | undefined;
  /** Another station sent it before, and what comes before it did not come. */
  readonly lost?: boolean | undefined;
  /** The service point of the station that sends another's facts. */
  readonly by?: string | undefined;
}

export type DeliveryFault =
  | 'malformed'
  | 'other-organisation'
  | 'unknown-station'
  | 'delivery-signature'
  | 'other-chain'
  | 'not-in-order'
  | 'fact-signature';

/** Why nothing of a delivery was looked at any further; `n` where it is one fact's fault. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused';
  readonly fault: DeliveryFault;
  readonly n: number | undefined;
  constructor(fault: DeliveryFault, n?: number) {
    super(n === undefined ? fault : `${fault} at ${n}`);
    this.fault = fault;
    this.n = n;
  }
}

/** What a station signs of a delivery: a context of its own, so that no other signature of the same key passes for it. */
export function deliverySigned(text: string): Uint8Array {
  return Buffer.concat([Buffer.from(signedAs.delivery), sha256(Buffer.from(text))]);
}

interface Known {
  readonly tenant: string;
  /** SPKI of an enrolled and enabled station, DER; undefined for any other. */
  readonly keyOf: (station: string) => Promise<Uint8Array | undefined>;
  /** Keys that it had before. */
  readonly formerOf?: (station: string) => Promise<readonly Uint8Array[]>;
  /** SPKI of whoever sends, where that may be another station than the one whose facts they are. */
  readonly sender?: Uint8Array;
}

/** A delivery that is what it says: the organisation's, a known station's, whole in itself. Throws DeliveryRefused. */
export async function readDelivery(text: string, signature: Uint8Array, { tenant, keyOf, formerOf, sender }: Known): Promise<Delivery> {
  const parsed = parse(text);
  if (parsed.tenant !== tenant) throw new DeliveryRefused('other-organisation');
  const spki = await keyOf(parsed.station);
  if (spki === undefined) throw new DeliveryRefused('unknown-station');
  if (!verify(null, deliverySigned(text), keyObject(sender ?? spki), signature)) throw new DeliveryRefused('delivery-signature');
  const theirs = [spki, ...((await formerOf?.(parsed.station)) ?? [])].map(keyObject);
  const facts = chained(parsed);
  // Another text of the same meaning would be another delivery under the same signature.
  if (!isTextOf(parsed, text)) throw new DeliveryRefused('malformed');
  const own = sender === undefined || equalBytes(sender, spki);
  if (own) checkLast(facts, theirs);
  else await checkEach(facts, theirs);
  return { tenant, station: parsed.station, epoch: parsed.epoch, facts, text };
}

/** In another thread, for those of which there are many: meanwhile others are heard. The way there and back costs as much as checking one. */
const isSigned = promisify<null, Uint8Array, KeyObject, Uint8Array, boolean>(verify);
const MOST_KEYS = 4096;
const keys = new Map<string, KeyObject>();

/** Reading a key takes half as long as checking a signature with it. */
function keyObject(spki: Uint8Array): KeyObject {
  const name = Buffer.from(spki).toString('base64');
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: Buffer.from(spki), type: 'spki', format: 'der' });
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(name, key);
  return key;
}

type Signed = z.infer<typeof signedFact> & { readonly body: string };
type Parsed = Omit<z.infer<typeof deliveryText>, 'facts'> & { readonly facts: readonly Signed[] };

function parse(text: string): Parsed {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new DeliveryRefused('malformed');
  }
  const parsed = deliveryText.safeParse(read);
  if (!parsed.success) throw new DeliveryRefused('malformed');
  return { ...parsed.data, facts: parsed.data.facts.map(signedOf) };
}

/** With the fact's RFC 8785 text: where it lies in that order already, what JSON itself makes of it, which is quicker by far. */
function signedOf(read: unknown): Signed {
  if (isPlainSignedFact(read)) return { fact: read.fact, signature: read.signature, body: JSON.stringify(read.fact) };
  const parsed = signedFact.safeParse(read);
  if (!parsed.success) throw new DeliveryRefused('malformed');
  return { ...parsed.data, body: canonicalJson(parsed.data.fact as unknown as Json) };
}

function chained({ station, epoch, facts }: Parsed): readonly WrittenFact[] {
  const taken: WrittenFact[] = [];
  let before: { readonly n: number; readonly hash: string } | undefined;
  for (const { fact, signature, body } of facts) {
    if (fact.station !== station || fact.epoch !== epoch) throw new DeliveryRefused('other-chain', fact.n);
    if (before !== undefined && (fact.n !== before.n + 1 || fact.previous !== before.hash))
      throw new DeliveryRefused('not-in-order', fact.n);
    const { hash, utf8 } = textLeaf(body);
    const signed = Buffer.from(signature, 'base64');
    if (signed.length !== 64) throw new DeliveryRefused('fact-signature', fact.n);
    taken.push({ fact, body, hash, signature: signed, utf8 });
    before = { n: fact.n, hash: hash.toString('hex') };
  }
  return taken;
}

/** Whether that is the one text that says this, of facts' texts that are canonical already. */
function isTextOf({ epoch, station, tenant, facts }: Parsed, text: string): boolean {
  let at = 0;
  const goesOn = (part: string): boolean => text.startsWith(part, (at += part.length) - part.length);
  const all = facts.every(
    ({ body, signature }, index) => goesOn(before(epoch, index)) && goesOn(body) && goesOn(`,"signature":"${signature}"}`),
  );
  return all && goesOn(`],"station":"${station}","tenant":"${tenant}","v":1}`) && at === text.length;
}

const before = (epoch: number, index: number): string => (index === 0 ? `{"epoch":${epoch},"facts":[{"fact":` : ',{"fact":');

/**
 * Each fact names the hash of the one before it, so that the last one's signature is of all of them; and where the station itself sends them, its
 * signature of the delivery is of each signature too.
 */
function checkLast(facts: readonly WrittenFact[], theirs: readonly KeyObject[]): void {
  for (const { fact, hash, signature } of facts.slice(-1))
    if (!theirs.some((key) => verify(null, hash, key, signature))) throw new DeliveryRefused('fact-signature', fact.n);
}

/** Of facts that another station brings. */
async function checkEach(facts: readonly WrittenFact[], theirs: readonly KeyObject[]): Promise<void> {
  for (const { fact, hash, signature } of facts) {
    const found = await Promise.all(theirs.map((key) => isSigned(null, hash, key, signature)));
    if (!found.includes(true)) throw new DeliveryRefused('fact-signature', fact.n);
  }
}
