import { X509Certificate, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { fromHex } from '../../core/base/bytes.ts';
import { readTlv, tlv } from '../../core/base/ber-tlv.ts';
import { concat } from '../../core/base/bytes.ts';
import { readAttestation } from '../../native/piv/attestation.ts';
import { PivError } from '../../native/piv/piv-error.ts';
import { type PublicKey, publicKeyOf } from '../../native/piv/public-key.ts';

const ECDSA_SHA256 = tlv(0x30, tlv(0x06, fromHex('2a8648ce3d040302')));
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const SOME_KEY = publicKeyOf(publicKey) as PublicKey;
const SPKI = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }));
/** Signs what was changed, so that parsers behind the check of the signature are reached. */
const SIGNER = signed(body(SPKI));

/** The smallest certificate that OpenSSL takes. */
function body(spki: Uint8Array): Uint8Array {
  const name = tlv(0x30, tlv(0x31, tlv(0x30, tlv(0x06, fromHex('550403')), tlv(0x0c, fromHex('41')))));
  const until = tlv(0x30, tlv(0x17, fromHex('3230303130313030303030305a')), tlv(0x17, fromHex('3439303130313030303030305a')));
  return tlv(0x30, tlv(0xa0, fromHex('020102')), tlv(0x02, fromHex('01')), ECDSA_SHA256, name, until, name, spki);
}

function signed(tbs: Uint8Array): Uint8Array {
  return tlv(0x30, tbs, ECDSA_SHA256, tlv(0x03, Uint8Array.of(0), Uint8Array.from(sign('sha256', tbs, privateKey))));
}

/** A changed attestation under a whole signer, then a whole attestation under a changed signer. */
export function parseAttestation(bytes: Uint8Array): unknown {
  const claims = [
    { attestation: bytes, signer: SIGNER },
    { attestation: SIGNER, signer: bytes },
  ];
  const refused = claims.map((claim) => refusalOf(() => readAttestation({ ...claim, publicKey: attestedKey(bytes) ?? SOME_KEY })));
  return refused.length;
}

/** Every claim is tried; only typed refusals are kept. */
function refusalOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof PivError) return error.kind;
    throw error;
  }
}

/** What is inside, signed anew by a key that is trusted here: its extensions are read. */
export function parseSignedAttestation(bytes: Uint8Array): unknown {
  const attestation = signed(innermost(bytes));
  return readAttestation({ attestation, signer: SIGNER, publicKey: attestedKey(attestation) ?? SOME_KEY });
}

function innermost(bytes: Uint8Array): Uint8Array {
  try {
    const { value } = readTlv(bytes).element;
    return value.subarray(0, readTlv(value).next);
  } catch {
    return concat(bytes);
  }
}

/** The key that the changed certificate is about, so that a comparison with it does not end everything. */
function attestedKey(bytes: Uint8Array): PublicKey | undefined {
  try {
    return publicKeyOf(createPublicKey(new X509Certificate(bytes).publicKey.export({ format: 'pem', type: 'spki' })));
  } catch {
    return undefined;
  }
}
