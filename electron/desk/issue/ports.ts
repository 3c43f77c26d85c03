import type { CardSlot } from '../../../core/records/card-profile.ts';
import type { KeyKind } from '../../../core/records/key-kind.ts';
import type { ManagementKey } from '../../../native/piv/management-key.ts';
import type { ManagementCipher } from '../../../native/piv/tables/algorithms.ts';
import type { StoreWriter } from '../../store/store.ts';

/** How the card showed that it holds the private key: its own signature on a PKCS #10 request, or an agreement that the station saw. */
export type PossessionProof = { readonly kind: 'pkcs10'; readonly der: Uint8Array } | { readonly kind: 'attested' };

export interface CertificateOrder {
  /** The same order always gives the same certificate, so that a lost answer never makes two. */
  readonly orderId: string;
  readonly slot: CardSlot;
  readonly keyKind: KeyKind;
  readonly spki: Uint8Array;
  readonly proof: PossessionProof;
  readonly holder: { readonly name: string; readonly email: string; readonly number: string };
  readonly cardUuid: string;
  readonly fascN: Uint8Array;
  /** YYYY-MM-DD. */
  readonly expiresOn: string;
}

export interface OrderedCertificate {
  readonly der: Uint8Array;
  readonly serialHex: string;
  /** ISO 8601. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** What issuing needs of the certificate authority and the content signer. Certificates come on hold. */
export interface IssuingAuthority {
  readonly order: (order: CertificateOrder) => Promise<OrderedCertificate>;
  readonly requestToBeSigned: (spki: Uint8Array, name: string) => Uint8Array;
  readonly finishRequest: (toBeSigned: Uint8Array, signature: Uint8Array, keyKind: KeyKind) => Uint8Array;
  readonly signChuid: (signedBytes: Uint8Array) => Promise<Uint8Array>;
  readonly signBiometric: (content: Uint8Array, of: { readonly fascN: Uint8Array; readonly cardUuid: string }) => Promise<Uint8Array>;
  readonly signSecurityObject: (lds: Uint8Array) => Promise<Uint8Array>;
}

/** What issuing needs of the sealed set. */
export interface CardSecrets {
  readonly put: (
    writer: StoreWriter,
    secret: {
      readonly kind: 'puk' | 'initial-pin';
      readonly recordId: string;
      readonly servicePointId: string;
      readonly bytes: Uint8Array;
    },
  ) => string;
  readonly open: (blobId: string) => Uint8Array;
  readonly destroy: (writer: StoreWriter, blobId: string) => void;
  /** The card's own management key, derived from the organisation's master key and the card UUID. */
  readonly managementKey: (of: { readonly cardUuid: string; readonly version: number; readonly cipher: ManagementCipher }) => ManagementKey;
  readonly masterKeyVersion: () => number;
}
