import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { type ContentSigner, signedData } from './cms.ts';

const CHUID = '2.16.840.1.101.3.6.1';
const BIOMETRIC = '2.16.840.1.101.3.6.2';
const LDS = '2.23.136.1.1.1';
const pivFascN = '2.16.840.1.101.3.6.6';
const entryUuid = '1.3.6.1.1.16.4';

/** What the content signer signs on a card: CHUID, biometrics, security object, all by the same key (spec piv, c). */
export function contentSigning(by: ContentSigner) {
  return {
    /** Detached, with the signer's certificate and name. */
    signChuid: async (content: Uint8Array): Promise<Uint8Array> =>
      signedData({ contentType: CHUID, content, detached: true, includeCertificate: true, signerName: true }, by),
    /** Detached, bound to the card by FASC-N and UUID; the certificate stands in the CHUID already. */
    signBiometric: async (content: Uint8Array, of: { readonly fascN: Uint8Array; readonly cardUuid: string }): Promise<Uint8Array> => {
      const octets = (bytes: Uint8Array) => new Uint8Array(AsnConvert.serialize(new OctetString(bytes)));
      const uuid = Uint8Array.from(Buffer.from(of.cardUuid.replaceAll('-', ''), 'hex'));
      const attributes = [[pivFascN, octets(of.fascN)] as const, [entryUuid, octets(uuid)] as const];
      return signedData({ contentType: BIOMETRIC, content, detached: true, includeCertificate: false, signerName: true, attributes }, by);
    },
    /** The list of hashes inside, no certificate. */
    signSecurityObject: async (content: Uint8Array): Promise<Uint8Array> =>
      signedData({ contentType: LDS, content, detached: false, includeCertificate: false, signerName: true }, by),
  };
}
