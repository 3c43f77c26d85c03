import { type Attestation, readAttestation } from './attestation.ts';
import { parseCertificateObject } from './objects/certificate-object.ts';
import type { PivCard } from './piv-card.ts';
import { PivError } from './piv-error.ts';
import type { PublicKey } from './public-key.ts';
import { yubicoObjects } from './tables/objects.ts';
import type { SlotKey } from './tables/slots.ts';

export interface AttestedKey {
  readonly slot: SlotKey;
  readonly publicKey: PublicKey;
  /** The card's, in decimal digits. */
  readonly serial?: string;
  /** What `attestationSigner` read from this card before; read from it where there is none. */
  readonly signer?: Uint8Array;
  /** What the card answered to ATTEST before; asked for where there is none. */
  readonly attestation?: Uint8Array;
}

/** The certificate of the card's attestation key, in DER: one for all of its keys. Throws PivError 'key-not-proved', 'answer-malformed'. */
export async function attestationSigner(card: PivCard): Promise<Uint8Array> {
  const content = (await card.readObject(yubicoObjects['attestation-certificate'].tag)) ?? new Uint8Array(0);
  if (content.length === 0) throw new PivError('key-not-proved', 'the card shows no certificate of its attestation key');
  return parseCertificateObject('certificate-9a', content).certificate;
}

/**
 * Lets the card vouch for a key that it made, and checks what it says: signed by its attestation key, about this very public key, and by a
 * card of this serial number where it names one. Throws PivError 'key-not-proved', 'key-missing', 'answer-malformed'.
 */
export async function attestKey(card: PivCard, { slot, publicKey, serial, ...known }: AttestedKey): Promise<Attestation> {
  const attestation = known.attestation ?? (await card.attest(slot));
  const signer = known.signer ?? (await attestationSigner(card));
  const said = readAttestation({ attestation, signer, publicKey });
  if (serial !== undefined && said.serial !== undefined && String(said.serial) !== serial)
    throw new PivError('key-not-proved', 'the attestation is about a key of another card');
  return said;
}
