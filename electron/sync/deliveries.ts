import { createHash } from 'node:crypto';
import { toBase64, wipe } from '../../core/base/bytes.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import { type RelayedBlob, relayedBlob, type signedAs } from '../../core/sync/wire.ts';
import type { OutboxFact } from '../store/local.ts';
import type { StoreReader } from '../store/store.ts';

export interface Station {
  readonly organisation: string;
  readonly station: string;
  /** Ed25519, 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

export type Context = (typeof signedAs)[keyof typeof signedAs];

/** The station's signature, base64, over a context of its own and the text's hash. */
export function signAs(text: string, context: Context, { sign }: Pick<Station, 'sign'>): string {
  return toBase64(sign(Buffer.concat([Buffer.from(context), createHash('sha256').update(text).digest()])));
}

/** RFC 8785 JSON of a delivery of one chain; the facts' own texts are that already. */
export function deliveryText(facts: readonly OutboxFact[], { organisation }: Pick<Station, 'organisation'>): string {
  const written = facts.map(({ body, signature }) => `{"fact":${body},"signature":"${toBase64(signature)}"}`);
  const { epoch = 0, station = '' } = facts[0] ?? {};
  return `{"epoch":${epoch},"facts":[${written.join(',')}],"station":"${station}","tenant":"${organisation}","v":1}`;
}

/**
 * Sealed secrets that these facts name for the first time, as other stations of the service point open them. Of facts that are sent once more the keys that
 * they are sealed with too: the fact that named those first may be lost.
 */
export function blobsOf(facts: readonly OutboxFact[], store: Pick<StoreReader, 'blobs'>): readonly RelayedBlob[] {
  const ids = new Set(
    facts.flatMap(({ body, base }) => (JSON.parse(body) as FactBody).changes.flatMap((change) => namedIn(change, base !== undefined))),
  );
  return [...ids].flatMap((id) => {
    const blob = store.blobs.get(id);
    if (blob === undefined || blob.destroyedAt !== undefined) return [];
    const { destroyedAt: _never, ...row } = blob;
    const parsed = relayedBlob.safeParse({ ...row, bytes: toBase64(blob.bytes) });
    // Keys of the organisation, initial PINs and the like stay where they are.
    return parsed.success ? [parsed.data] : [];
  });
}

function namedIn({ set, sealed }: FactBody['changes'][number], isAgain: boolean): readonly string[] {
  const first = ['dataKeyId', 'pukBlobId', 'pukPendingBlobId'].flatMap((field) => (typeof set[field] === 'string' ? [set[field]] : []));
  return isAgain && sealed !== undefined ? [...first, sealed.dataKeyId] : first;
}

export interface DataKeyParts {
  /** Opens a sealed secret; the caller wipes it. Throws where its key is not held. */
  readonly open: (blobId: string) => Uint8Array;
  /** Wraps to a P-256 key (SPKI), bound to what it is. */
  readonly wrapTo: (spki: Uint8Array, secret: Uint8Array, context: readonly (string | number)[]) => Uint8Array;
  readonly sealingSpki: string;
}

/** People's data keys among them, wrapped to the server: it tells whether an e-mail is taken. */
export function dataKeysOf(
  blobs: readonly RelayedBlob[],
  { open, wrapTo, sealingSpki }: DataKeyParts,
): readonly { readonly id: string; readonly wrapped: string }[] {
  return blobs.flatMap(({ id, kind }) => {
    if (kind !== 'data-key') return [];
    try {
      const secret = open(id);
      const wrapped = toBase64(wrapTo(Buffer.from(sealingSpki, 'base64'), secret, ['data-key', id]));
      wipe(secret);
      return [{ id, wrapped }];
    } catch {
      return [];
    }
  });
}
