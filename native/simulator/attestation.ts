import { sign } from 'node:crypto';
import { ascii, bigEndian, concat, fromHex, toBase64 } from '../../core/base/bytes.ts';
import { readTlv, tlv } from '../../core/base/ber-tlv.ts';
import { P_256, type AsymmetricAlgorithm, asymmetricAlgorithm } from './algorithms.ts';
import { type CardState, type StoredKey, withKey, withObject } from './card-state.ts';
import { derInteger, toInteger } from './ecdsa.ts';
import type { KeySource } from './key-source.ts';
import { privateKeyOf, publicKeyInfo } from './key-operations.ts';
import { ATTESTATION } from './slots.ts';

/** Object identifiers as DER values. */
const ECDSA_SHA256 = tlv(0x30, tlv(0x06, fromHex('2a8648ce3d040302')));
const RSA_SHA256 = tlv(0x30, tlv(0x06, fromHex('2a864886f70d01010b')), tlv(0x05));
const COMMON_NAME = fromHex('550403');
const BASIC_CONSTRAINTS = fromHex('551d13');
/** 1.3.6.1.4.1.41482.3, Yubico's attestation extensions: 3 firmware, 7 serial, 8 policies, 9 form factor. */
const YUBICO_PIV = '2b0601040182c40a03';

const ATTESTATION_CERTIFICATE = 0x5fff01;
/** UTCTime before 2050, GeneralizedTime after (RFC 5280 §4.1.2.5). */
const NOT_BEFORE = ascii('200101000000Z');
const NOT_AFTER = ascii('20520101000000Z');

/** Who vouches for simulated attestation keys: a certificate (DER) and its private key. */
export interface AttestationAuthority {
  readonly certificate: Uint8Array;
  readonly key: StoredKey;
}

/** Makes a root that can be shared by many simulated cards. */
export async function makeAttestationAuthority(keys: KeySource, random: (length: number) => Uint8Array): Promise<AttestationAuthority> {
  const key = await freshKey(keys);
  const name = subject('Cardwright Simulated Attestation Root');
  const certificate = sealed({ key, issuer: name, subject: name, publicKey: publicKeyInfo(key), extensions: [authority()], random });
  return { certificate, key };
}

/** A factory-fresh state with its attestation key F9, that key's certificate in 5FFF01 (certificate object) and the root. */
export async function withAttestation(
  state: CardState,
  root: AttestationAuthority,
  { keys, random }: { readonly keys: KeySource; readonly random: (length: number) => Uint8Array },
): Promise<CardState> {
  const key = await freshKey(keys);
  const certificate = sealed({
    key: root.key,
    issuer: subjectOf(root.certificate),
    subject: subject('Cardwright Simulated Attestation'),
    publicKey: publicKeyInfo(key),
    extensions: [authority()],
    random,
  });
  const object = concat(tlv(0x70, certificate), tlv(0x71, Uint8Array.of(0)), tlv(0xfe));
  return { ...withObject(withKey(state, ATTESTATION, key), ATTESTATION_CERTIFICATE, object), attestationRoot: toBase64(root.certificate) };
}

async function freshKey(keys: KeySource): Promise<StoredKey> {
  const algorithm = asymmetricAlgorithm(P_256) as AsymmetricAlgorithm;
  return { algorithm: P_256, pkcs8: toBase64(await keys.generate(algorithm)), origin: 'generated', pinPolicy: 'never', touchPolicy: 1 };
}

/** What an attestation says. */
export interface AttestationContent {
  readonly slot: number;
  readonly key: StoredKey;
  readonly signer: StoredKey;
  /** The certificate object of the attestation key. */
  readonly signerCertificate: Uint8Array;
  readonly firmware: readonly [number, number, number];
  readonly formFactor: number;
  readonly serial: number;
  readonly random: (length: number) => Uint8Array;
}

/** The attestation certificate of a key, DER, with Yubico's extensions. */
export function attest(content: AttestationContent): Uint8Array {
  const pinPolicy = { never: 1, once: 2, always: 3 }[content.key.pinPolicy];
  return sealed({
    key: content.signer,
    issuer: subjectOf(certificateIn(content.signerCertificate)),
    subject: subject(`YubiKey PIV Attestation ${content.slot.toString(16)}`),
    publicKey: publicKeyInfo(content.key),
    extensions: [
      yubico(3, Uint8Array.from(content.firmware)),
      yubico(7, derInteger(BigInt(content.serial))),
      yubico(8, Uint8Array.of(pinPolicy, content.key.touchPolicy)),
      yubico(9, Uint8Array.of(content.formFactor)),
    ],
    random: content.random,
  });
}

interface CertificateContent {
  readonly key: StoredKey;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly extensions: readonly Uint8Array[];
  readonly random: (length: number) => Uint8Array;
}

/** An X.509 v3 certificate (RFC 5280 §4.1), signed with SHA-256. */
function sealed({ key, issuer, subject: holder, publicKey, extensions, random }: CertificateContent): Uint8Array {
  const algorithm = asymmetricAlgorithm(key.algorithm)?.kind === 'rsa' ? RSA_SHA256 : ECDSA_SHA256;
  const serial = random(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const body = tlv(
    0x30,
    tlv(0xa0, tlv(0x02, bigEndian(2, 1))),
    derInteger(toInteger(serial)),
    algorithm,
    issuer,
    tlv(0x30, tlv(0x17, NOT_BEFORE), tlv(0x18, NOT_AFTER)),
    holder,
    publicKey,
    tlv(0xa3, tlv(0x30, ...extensions)),
  );
  const signature = new Uint8Array(sign('sha256', body, privateKeyOf(key)));
  return tlv(0x30, body, algorithm, tlv(0x03, Uint8Array.of(0), signature));
}

function subject(commonName: string): Uint8Array {
  return tlv(0x30, tlv(0x31, tlv(0x30, tlv(0x06, COMMON_NAME), tlv(0x0c, ascii(commonName)))));
}

function authority(): Uint8Array {
  const value = tlv(0x30, tlv(0x01, Uint8Array.of(0xff)));
  return tlv(0x30, tlv(0x06, BASIC_CONSTRAINTS), tlv(0x01, Uint8Array.of(0xff)), tlv(0x04, value));
}

function yubico(arc: number, value: Uint8Array): Uint8Array {
  return tlv(0x30, tlv(0x06, fromHex(YUBICO_PIV), Uint8Array.of(arc)), tlv(0x04, value));
}

/** The DER certificate inside a certificate object. */
function certificateIn(object: Uint8Array): Uint8Array {
  return readTlv(object).element.value;
}

/** The subject of a DER certificate, as it stands there. */
function subjectOf(certificate: Uint8Array): Uint8Array {
  const body = readTlv(readTlv(certificate).element.value).element.value;
  let at = 0;
  for (let skipped = 0; skipped < 5; skipped += 1) at = readTlv(body, at).next;
  return body.slice(at, readTlv(body, at).next);
}
