import { X509Certificate, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tlv } from '../../core/base/ber-tlv.ts';
import { concat, fromHex } from '../../core/base/bytes.ts';
import { readAttestation } from '../../native/piv/attestation.ts';
import { PivError } from '../../native/piv/piv-error.ts';
import { type PublicKey, publicKeyOf } from '../../native/piv/public-key.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const SPKI = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }));
const ECDSA_SHA256 = tlv(0x30, tlv(0x06, fromHex('2a8648ce3d040302')));
const NAME = tlv(0x30, tlv(0x31, tlv(0x30, tlv(0x06, fromHex('550403')), tlv(0x0c, fromHex('41')))));
const VALIDITY = tlv(0x30, tlv(0x17, fromHex('3230303130313030303030305a')), tlv(0x17, fromHex('3439303130313030303030305a')));

/** A certificate with this key and, where given, Yubico's extension of a serial number. */
function certificate(spki: Uint8Array, serial?: Uint8Array): Uint8Array {
  const extension = serial && tlv(0x30, tlv(0x06, fromHex('2b0601040182c40a0307')), tlv(0x04, tlv(0x02, serial)));
  const extensions = extension === undefined ? new Uint8Array(0) : tlv(0xa3, tlv(0x30, extension));
  const version = tlv(0xa0, fromHex('020102'));
  const body = tlv(0x30, version, tlv(0x02, fromHex('01')), ECDSA_SHA256, NAME, VALIDITY, NAME, spki, extensions);
  return tlv(0x30, body, ECDSA_SHA256, tlv(0x03, Uint8Array.of(0), Uint8Array.from(sign('sha256', body, privateKey))));
}

function refusalOf(attestation: Uint8Array, signer: Uint8Array): unknown {
  try {
    return readAttestation({ attestation, signer, publicKey: publicKeyOf(publicKey) as PublicKey });
  } catch (error) {
    return error instanceof PivError ? error.kind : error;
  }
}

/** What mutated inputs brought to light, each by the smallest input that shows it. */
describe('an attestation', () => {
  const whole = certificate(SPKI, fromHex('00 fd46f830'));
  /** The point lies beside the curve; the certificate itself reads well, and OpenSSL complains only when asked for the key. */
  const keyless = certificate(concat(SPKI.subarray(0, SPKI.length - 1), Uint8Array.of((SPKI.at(-1) ?? 0) ^ 1)));

  it('that is in order is read', () => {
    expect(refusalOf(whole, whole)).toEqual({ serial: 0xfd46_f830, issuer: 'CN=A' });
  });

  it('is refused with a typed error where its key, or its signer’s, is no key', () => {
    expect(() => new X509Certificate(keyless)).not.toThrow();
    expect(refusalOf(keyless, whole)).toBe('answer-malformed');
    expect(refusalOf(whole, keyless)).toBe('answer-malformed');
  });

  it('is refused with a typed error where its key is the point at infinity, which OpenSSL reads and cannot write', () => {
    const algorithm = SPKI.subarray(2, 23);
    const nowhere = certificate(tlv(0x30, algorithm, tlv(0x03, Uint8Array.of(0, 0))));
    expect(refusalOf(nowhere, whole)).toBe('answer-malformed');
    expect(refusalOf(whole, nowhere)).toBe('answer-malformed');
  });

  it('is refused with a typed error where it is no whole certificate', () => {
    for (const none of [new Uint8Array(0), whole.subarray(0, 100)]) expect(refusalOf(none, whole)).toBe('answer-malformed');
  });

  it('is refused where its serial number is too long to be a number', () => {
    expect(refusalOf(certificate(SPKI, new Uint8Array(200).fill(0x7f)), whole)).toBe('answer-malformed');
  });
});
