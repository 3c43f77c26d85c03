import type { StoreWriter } from '../store/store.ts';

export type SecretKind = 'puk' | 'initial-pin' | 'data-key' | 'master-key' | 'ca-key' | 'content-signer-key';

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
