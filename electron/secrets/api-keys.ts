import { createHash, timingSafeEqual } from 'node:crypto';
import { wipe } from '../../core/base/bytes.ts';
import type { ApiKey } from '../../core/records/records.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';
import type { SealedSet } from './sealed-set.ts';

const SECRET_BYTES = 32;
/** `cwk_`, the key's id without dashes, `_`, the secret in base64url. */
const SHAPE = /^cwk_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

export interface ApiKeys {
  /** A new secret for that key: the text that its user gets once, and the id of the blob that holds its hash. */
  make(
    writer: StoreWriter,
    key: { readonly id: string; readonly servicePointId: string },
  ): { readonly bearer: string; readonly hashBlobId: string };
  /** The key that such a text is of, where it is right. */
  find(bearer: string): ApiKey | undefined;
}

export interface ApiKeyParts {
  readonly store: StoreReader;
  readonly sealed: SealedSet;
  readonly random: (length: number) => Uint8Array;
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The secret has 256 random bits, so that its hash needs no slowing down; the hash is sealed like every secret (PRODUCT, decision 10). */
export function createApiKeys({ store, sealed, random }: ApiKeyParts): ApiKeys {
  return {
    make(writer, { id, servicePointId }) {
      const bytes = random(SECRET_BYTES);
      const bearer = `cwk_${id.replaceAll('-', '')}_${Buffer.from(bytes).toString('base64url')}`;
      wipe(bytes);
      const hashBlobId = sealed.put(writer, { kind: 'api-key-hash', recordId: id, secret: sha256(bearer), under: { servicePointId } });
      return { bearer, hashBlobId };
    },
    find(bearer) {
      const parts = SHAPE.exec(bearer);
      const key = parts === null ? undefined : store.get('api-key', parts.slice(1, 6).join('-'));
      if (key === undefined) return undefined;
      const kept = sealed.open(key.hashBlobId);
      const right = timingSafeEqual(kept, sha256(bearer));
      wipe(kept);
      return right ? key : undefined;
    },
  };
}
