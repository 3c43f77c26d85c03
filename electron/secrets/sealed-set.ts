import { wipe } from '../../core/base/bytes.ts';
import type { SealedBlob } from '../store/local.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';
import { type Context, seal, unseal } from './envelope.ts';
import type { KeyName, KeyRing } from './key-ring.ts';
import { SecretError } from './secret-error.ts';

export type SecretKind =
  | 'puk'
  | 'initial-pin'
  | 'so-pin'
  | 'data-key'
  | 'master-key'
  | 'ca-key'
  | 'content-signer-key'
  | 'mail'
  | 'mail-server-password'
  | 'people-file'
  | 'provider-secret'
  | 'registrar-password'
  | 'api-key-hash'
  | 'repository-password';

/** Whose key seals it (PRODUCT, decision 10): PUKs, PINs and data keys under a service point's, master and CA keys under the organisation's. */
export type Under = 'organisation' | { readonly servicePointId: string };

export interface NewSecret {
  readonly kind: SecretKind;
  /** The record it belongs to: a card, a person, the organisation, a station. */
  readonly recordId: string;
  /** Which of several of that kind and record, for example `v1`. */
  readonly field?: string;
  readonly secret: Uint8Array;
  readonly under: Under;
}

/** The replicated set of sealed secrets. Facts and records name a secret by its blob's id only. */
export interface SealedSet {
  /** Seals and stores; the caller wipes its own copy. Returns the blob's id. */
  put(writer: StoreWriter, secret: NewSecret): string;
  /** A new data key (32 random bytes) of a person; returns the blob's id. */
  putDataKey(writer: StoreWriter, personId: string, servicePointId: string): string;
  /** The secret; the caller wipes it. Throws SecretError: unknown, destroyed, key-not-held, not-authentic. */
  open(blobId: string): Uint8Array;
  /** Overwrites it for good; the row stays as destroyed. Destroying twice does nothing. */
  destroy(writer: StoreWriter, blobId: string): void;
}

export interface SealedSetParts {
  readonly store: StoreReader;
  readonly ring: KeyRing;
  readonly organisationId: () => string;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly newId: () => string;
}

/** Binds the sealed bytes to their place: a blob that is moved to another row does not open. */
function contextOf(blob: Omit<SealedBlob, 'bytes' | 'createdAt' | 'destroyedAt'>): Context {
  return ['sealed-blob', blob.id, blob.kind, blob.recordId, blob.field, blob.under, blob.keyVersion];
}

/** Whoever can give a key by its name and version. */
export type Opener = Pick<KeyRing, 'get'>;

/** Opens a sealed secret. Throws SecretError: unknown, destroyed, key-not-held, not-authentic. */
export function openSealed(store: Pick<StoreReader, 'blobs'>, ring: Opener, blobId: string): Uint8Array {
  const blob = store.blobs.get(blobId);
  if (blob === undefined) throw new SecretError('unknown', `sealed set: no blob ${blobId}`);
  if (blob.destroyedAt !== undefined) throw new SecretError('destroyed', `sealed set: blob ${blobId} was destroyed at ${blob.destroyedAt}`);
  return unseal(ring.get(blob.under as KeyName, blob.keyVersion).key, blob.bytes, contextOf(blob));
}

/**
 * The data key that was made last, for the fact that enters its person: that fact follows at once and need not open it again. It is given
 * out once; a key that nobody asked for is wiped by the next.
 */
class FreshKey {
  #id = '';
  #secret: Uint8Array = new Uint8Array(0);

  keep(id: string, secret: Uint8Array): void {
    wipe(this.#secret);
    [this.#id, this.#secret] = [id, secret];
  }

  take(id: string): Uint8Array | undefined {
    if (id !== this.#id) return undefined;
    const secret = this.#secret;
    [this.#id, this.#secret] = ['', new Uint8Array(0)];
    return secret;
  }
}

export function createSealedSet(parts: SealedSetParts): SealedSet {
  const { store, ring, random } = parts;
  const keyName = (under: Under): KeyName =>
    under === 'organisation' ? `organisation:${parts.organisationId()}` : `service-point:${under.servicePointId}`;

  const put = (writer: StoreWriter, { kind, recordId, field = '', secret, under }: NewSecret): string => {
    const held = ring.newest(keyName(under));
    const row = { id: parts.newId(), kind, recordId, field, under: held.name, keyVersion: held.version };
    const bytes = seal(held.key, secret, { context: contextOf(row), random });
    writer.blobs.put({ ...row, bytes, createdAt: new Date(parts.now()).toISOString() });
    return row.id;
  };

  const fresh = new FreshKey();
  return {
    put,
    putDataKey(writer, personId, servicePointId) {
      const secret = random(32);
      const id = put(writer, { kind: 'data-key', recordId: personId, secret, under: { servicePointId } });
      fresh.keep(id, secret);
      return id;
    },
    open: (blobId) => fresh.take(blobId) ?? openSealed(store, ring, blobId),
    destroy(writer, blobId) {
      wipe(fresh.take(blobId) ?? new Uint8Array(0));
      if (writer.blobs.get(blobId) === undefined) throw new SecretError('unknown', `sealed set: no blob ${blobId}`);
      writer.blobs.destroy(blobId);
    },
  };
}
