import { z } from 'zod';
import { instant, line, recordId } from '../records/scalars.ts';

/** What JSON can say, whole. Written out because z.json() took a seventh of the time of every fact. */
const json = z.custom<z.core.util.JSONType>(isJson);

function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isJson);
}

/** SHA-256 in hex. */
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a hash of 64 digits in hex');

/**
 * One entry of the append-only journal. Written with RFC 8785 JSON; `previous` is the hash of the fact before it
 * (64 zeros for the first of an epoch). hash = SHA-256(0x00 || canonical bytes), the leaf hash of RFC 6962 §2.1,
 * so that chain and tree speak of the same number. Times in UTC. No secret, and personal data only sealed.
 */
export const factChange = z.strictObject({
  record: line(40),
  id: line(80),
  /** Fields that are set; null takes a field away. Personal fields are left out here and stand in `sealed`. */
  set: z.record(z.string(), json),
  /** Personal fields: AES-256-GCM under the person's data key, base64 of nonce, ciphertext and tag. */
  sealed: z.strictObject({ dataKeyId: recordId, bytes: z.base64() }).optional(),
});

export const factBody = z.strictObject({
  v: z.literal(1),
  station: recordId,
  epoch: z.int().nonnegative(),
  n: z.int().positive(),
  previous: hash,
  at: instant,
  /** How far the station had taken in the feed of all stations when it wrote this: what it knew. Absent at a station without a server. */
  base: z.int().nonnegative().optional(),
  /** Who acted; the station itself for jobs. `calledBy` where somebody else's session called (row 34 at the desk); `apiKey` where a program did. */
  who: z.strictObject({
    person: recordId.optional(),
    session: recordId.optional(),
    calledBy: recordId.optional(),
    apiKey: recordId.optional(),
  }),
  /** Intents may be refused by a server later; observations tell what is so and are never refused. */
  kind: z.enum(['intent', 'observation']),
  /** Action id, or `action.denied`. */
  action: line(60),
  servicePoint: recordId.optional(),
  subject: z.strictObject({ kind: line(40), id: line(80) }).optional(),
  /** What the sentence needs beyond the subject: numbers, states, codes. No personal data. */
  note: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  changes: z.array(factChange),
});

export type FactBody = z.infer<typeof factBody>;
export type FactChange = z.infer<typeof factChange>;

/** A fact with what proves it: its hash and the station's Ed25519 signature over the 32 hash bytes, base64. */
export const fact = z.strictObject({ fact: factBody, hash, signature: z.base64() });
export type Fact = z.infer<typeof fact>;
