import { toHex } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import type { Change, FactDraft } from '../../core/facts/draft.ts';
import { type FactBody, type FactChange, factBody } from '../../core/facts/fact.ts';
import { leafHash } from '../../core/facts/hash.ts';
import { splitPersonal } from '../../core/facts/personal.ts';
import { sealFields } from './sealed-fields.ts';
import type { SigningKey } from './server-keys.ts';
import { sha256 } from './sha256.ts';

/** Who writes: the server as a station of its own. */
export interface Scribe {
  readonly station: string;
  readonly epoch: number;
  readonly signing: SigningKey;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
}

/** Where the server's own chain stands: the last number and hash (64 zeros before the first). */
export interface Head {
  readonly n: number;
  readonly hash: string;
}

/** A fact with its RFC 8785 text, hash and signature, ready to be stored. */
export interface WrittenFact {
  readonly fact: FactBody;
  readonly body: string;
  readonly hash: Uint8Array;
  readonly signature: Uint8Array;
  /** The text in UTF-8, where that is at hand. */
  readonly utf8?: Uint8Array;
}

/** The data key that seals a change of that record; undefined where nothing of it is personal. */
export type KeyOf = (change: Change) => { readonly id: string; readonly key: Uint8Array } | undefined;

/** Numbers, seals, hashes and signs the fact that comes after `head`. */
export function writeFact(draft: FactDraft, head: Head, parts: { readonly scribe: Scribe; readonly keyOf: KeyOf }): WrittenFact {
  const { station, epoch, signing, now } = parts.scribe;
  const n = head.n + 1;
  const parsed = factBody.safeParse({
    v: 1,
    station,
    epoch,
    n,
    previous: head.hash,
    at: new Date(now()).toISOString(),
    who: draft.who,
    kind: draft.kind,
    action: draft.action,
    ...(draft.servicePoint === undefined ? {} : { servicePoint: draft.servicePoint }),
    ...(draft.subject === undefined ? {} : { subject: draft.subject }),
    note: draft.note ?? {},
    changes: draft.changes.map((change, index) => sealChange(change, { n, change: index }, parts)),
  });
  if (!parsed.success) {
    const fault = parsed.error.issues[0];
    throw new TypeError(`journal: a fact of ${draft.action} is malformed at ${fault?.path.join('.') ?? ''}: ${fault?.code ?? ''}`);
  }
  const body = canonicalJson(parsed.data as unknown as Json);
  const hash = leafHash(Buffer.from(body), sha256);
  return { fact: parsed.data, body, hash, signature: signing.sign(hash) };
}

export function headAfter({ fact, hash }: WrittenFact): Head {
  return { n: fact.n, hash: toHex(hash) };
}

function sealChange(
  change: Change,
  place: { readonly n: number; readonly change: number },
  { scribe, keyOf }: { readonly scribe: Scribe; readonly keyOf: KeyOf },
): FactChange {
  const { record, id } = change;
  const { open, personal } = splitPersonal(record, change.set);
  const set = open as FactChange['set'];
  if (personal === undefined) return { record, id, set };
  const dataKey = keyOf(change);
  if (dataKey === undefined) throw new TypeError(`journal: ${record} ${id} has no data key to seal with`);
  const { station, epoch, random } = scribe;
  const bytes = sealFields(personal, { station, epoch, ...place, record, id }, { key: dataKey.key, random });
  return { record, id, set, sealed: { dataKeyId: dataKey.id, bytes } };
}
