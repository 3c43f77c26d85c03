import { wipe } from '../../core/base/bytes.ts';
import { newSigningKey, type Signer, signerOf } from '../authority/signer.ts';
import type { SealedSet, Under } from '../secrets/sealed-set.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';

/** Keys of the authority: sealed under the organisation's key, opened only while something is signed. */
export type AuthorityKeyName = 'root' | 'issuing' | 'content-signer';

/** Seals a signing key and gives its signer; the bytes are wiped. */
export function sealAuthorityKey(
  writer: StoreWriter,
  sealed: SealedSet,
  of: { readonly name: AuthorityKeyName; readonly ownerId: string; readonly pkcs8: Uint8Array; readonly under?: Under },
): void {
  const kind = of.name === 'content-signer' ? 'content-signer-key' : 'ca-key';
  sealed.put(writer, { kind, recordId: of.ownerId, field: of.name, secret: of.pkcs8, under: of.under ?? 'organisation' });
}

/** A signer that opens its sealed key for each signature and wipes it right after. */
export function sealedSigner(
  store: StoreReader,
  sealed: SealedSet,
  of: { readonly name: AuthorityKeyName; readonly ownerId: string },
): Signer {
  const kind = of.name === 'content-signer' ? 'content-signer-key' : 'ca-key';
  const open = <Value>(use: (signer: Signer) => Value): Value => {
    const blob = store.blobs
      .find({ kind, recordId: of.ownerId })
      .find((candidate) => candidate.field === of.name && candidate.destroyedAt === undefined);
    if (blob === undefined) throw new TypeError(`expected the sealed key ${of.name} of the authority`);
    const pkcs8 = sealed.open(blob.id);
    try {
      return use(signerOf(pkcs8));
    } finally {
      wipe(pkcs8);
    }
  };
  const { spki, algorithm, digest } = open((signer) => signer);
  return { spki, algorithm, digest, sign: (message) => open((signer) => signer.sign(message)) };
}

/** Root of P-384; issuing authority and content signer of P-256, which every card and reader knows. */
export function newAuthorityKeys(): Readonly<Record<AuthorityKeyName, Uint8Array>> {
  return { root: newSigningKey('P-384'), issuing: newSigningKey('P-256'), 'content-signer': newSigningKey('P-256') };
}
