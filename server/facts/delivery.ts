import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { equalBytes, toHex } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { factBody, type FactBody } from '../../core/facts/fact.ts';
import type { Settings } from '../../core/facts/fold.ts';
import { signedAs } from '../../core/sync/wire.ts';
import { base64, recordId } from '../../core/records/scalars.ts';
import { sha256, textLeafHash } from './sha256.ts';
import type { WrittenFact } from './write-fact.ts';

/** Facts that a station sends at once, at most. */
export const MOST_IN_DELIVERY = 1000;

/** RFC 8785 JSON of this, and apart from it the station's Ed25519 signature over `deliverySigned` of the text. */
const deliveryText = z.strictObject({
  v: z.literal(1),
  tenant: recordId,
  station: recordId,
  epoch: z.int().nonnegative(),
  facts: z
    .array(z.strictObject({ fact: factBody, signature: base64 }))
    .min(1)
    .max(MOST_IN_DELIVERY),
});

/** Facts of one chain, one after the other, each signed by the station's key. */
export interface Delivery {
  readonly tenant: string;
  readonly station: string;
  readonly epoch: number;
  readonly facts: readonly WrittenFact[];
  readonly text: string;
  /** What its facts knew of the feed at most, where their station took in another one behind that number. */
  readonly base?: number | undefined;
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
  const { parsed, raw } = parse(text);
  if (parsed.tenant !== tenant) throw new DeliveryRefused('other-organisation');
  const spki = await keyOf(parsed.station);
  if (spki === undefined) throw new DeliveryRefused('unknown-station');
  if (!(await isSigned(null, deliverySigned(text), keyObject(sender ?? spki), signature))) throw new DeliveryRefused('delivery-signature');
  const theirs = [spki, ...((await formerOf?.(parsed.station)) ?? [])].map(keyObject);
  const facts = chained(parsed, raw);
  // Another text of the same meaning would be another delivery under the same signature.
  if (textOf(parsed, facts) !== text) throw new DeliveryRefused('malformed');
  const own = sender === undefined || equalBytes(sender, spki);
  await checkSignatures(own ? facts.slice(-1) : facts, theirs);
  return { tenant, station: parsed.station, epoch: parsed.epoch, facts, text };
}

/** In another thread: whoever pushes one fact waits for two signatures, and meanwhile others are heard. */
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

type Parsed = z.infer<typeof deliveryText>;
/** The same as it came, before it was checked: of the same shape, each object's fields in the order of the text. */
type Raw = Readonly<{ facts: readonly Readonly<{ fact: unknown }>[] }>;

function parse(text: string): { readonly parsed: Parsed; readonly raw: Raw } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new DeliveryRefused('malformed');
  }
  const parsed = deliveryText.safeParse(read);
  if (!parsed.success) throw new DeliveryRefused('malformed');
  return { parsed: parsed.data, raw: read as Raw };
}

function chained({ station, epoch, facts }: Parsed, raw: Raw): readonly WrittenFact[] {
  const taken: WrittenFact[] = [];
  for (const [at, { fact, signature }] of facts.entries()) {
    const before = taken.at(-1);
    if (fact.station !== station || fact.epoch !== epoch) throw new DeliveryRefused('other-chain', fact.n);
    if (before !== undefined && (fact.n !== before.fact.n + 1 || fact.previous !== toHex(before.hash)))
      throw new DeliveryRefused('not-in-order', fact.n);
    const body = bodyOf(fact, raw.facts[at]?.fact);
    const hash = textLeafHash(body);
    const signed = Buffer.from(signature, 'base64');
    if (signed.length !== 64) throw new DeliveryRefused('fact-signature', fact.n);
    taken.push({ fact, body, hash, signature: signed });
  }
  return taken;
}

/** RFC 8785 text of a fact: where it lies in that order already, what JSON itself makes of it, which is quicker by far. */
function bodyOf(fact: FactBody, raw: unknown): string {
  return isInOrder(raw, fact) ? JSON.stringify(raw) : canonicalJson(fact as unknown as Json);
}

/** Whether `raw` is that value, the fields of each object in the order of RFC 8785 §3.2.3. */
function isInOrder(raw: unknown, value: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || typeof value !== 'object' || value === null) return raw === value;
  if (Array.isArray(raw)) return Array.isArray(value) && raw.length === value.length && raw.every((one, at) => isInOrder(one, value[at]));
  const fields = Object.keys(raw);
  let before: string | undefined;
  for (const field of fields) {
    if (before !== undefined && field <= before) return false;
    if (!isInOrder((raw as Settings)[field], (value as Settings)[field])) return false;
    before = field;
  }
  return fields.length === Object.keys(value).length;
}

/** The one text that says this, of facts' texts that are canonical already. */
function textOf({ epoch, station, tenant, facts: given }: Parsed, facts: readonly WrittenFact[]): string {
  const each = facts.map(({ body }, at) => `{"fact":${body},"signature":"${given[at]?.signature ?? ''}"}`);
  return `{"epoch":${epoch},"facts":[${each.join(',')}],"station":"${station}","tenant":"${tenant}","v":1}`;
}

/**
 * Each fact names the hash of the one before it, so that the last one's signature is of all of them; and where the station itself sends them, its
 * signature of the delivery is of each signature too. Of facts that another station brings, each is checked.
 */
async function checkSignatures(facts: readonly WrittenFact[], theirs: readonly KeyObject[]): Promise<void> {
  for (const { fact, hash, signature } of facts) {
    const found = await Promise.all(theirs.map((key) => isSigned(null, hash, key, signature)));
    if (!found.includes(true)) throw new DeliveryRefused('fact-signature', fact.n);
  }
}
