import { type Attestation, readAttestation } from './attestation.ts';
import { type CaCertificate, isIssuedBy, readCaCertificate } from './ca-certificate.ts';
import type { KeyMetadata } from './commands/metadata.ts';
import { PivError } from './piv-error.ts';
import type { PublicKey } from './public-key.ts';
import type { SlotKey } from './tables/slots.ts';

/** What a statement about a key has to say, as the station asked for the key and as the card speaks of itself. */
export interface StatementWanted {
  readonly slot: SlotKey;
  readonly publicKey: PublicKey;
  /** In decimal digits; undefined where the card tells none, and then the statement may tell none. */
  readonly serial?: string | undefined;
  /** As 5.4.3. */
  readonly version?: string | undefined;
  readonly pin: NonNullable<KeyMetadata['pin']>;
  readonly touch: NonNullable<KeyMetadata['touch']>;
}

/** In what a statement differs. */
export type StatementFault = 'issuer' | 'validity' | 'slot' | 'serial number' | 'firmware' | 'PIN policy' | 'touch policy';

export interface Statement {
  /** Answer of ATTEST, DER. */
  readonly attestation: Uint8Array;
  /** Certificate of the attestation key, DER, whose way to a root was followed. */
  readonly signer: Uint8Array;
}

/**
 * Whether a statement (ATTEST, Yubico) says of this very key what it has to; the slot stands at the end of its subject's common name, and its
 * dates are those of the attestation key's certificate (docs.yubico.com, PIV attestation OID arc). Undefined where it does. Throws PivError
 * 'key-not-proved' where it is about another key or signed by another, 'answer-malformed' where it is none.
 */
export function statementFault({ attestation, signer }: Statement, wanted: StatementWanted, atMs: number): StatementFault | undefined {
  const said = readAttestation({ attestation, signer, publicKey: wanted.publicKey });
  const [statement, authority] = [readable(attestation), readable(signer)];
  if (!isIssuedBy(statement, authority)) return 'issuer';
  if (atMs < statement.notBefore || atMs > statement.notAfter) return 'validity';
  if (slotOf(statement) !== wanted.slot) return 'slot';
  return contentFault(said, wanted);
}

function contentFault(said: Attestation, { serial, version, pin, touch }: StatementWanted): StatementFault | undefined {
  if (serial !== undefined && String(said.serial) !== serial) return 'serial number';
  if (version !== undefined && said.version !== version) return 'firmware';
  if (said.pin !== pin) return 'PIN policy';
  return said.touch === touch ? undefined : 'touch policy';
}

function readable(der: Uint8Array): CaCertificate {
  try {
    return readCaCertificate(der);
  } catch (cause) {
    throw new PivError('answer-malformed', 'ATTEST: not a certificate', { cause });
  }
}

/** The last two hexadecimal digits of “YubiKey PIV Attestation 9a”. */
function slotOf({ x509 }: CaCertificate): string | undefined {
  return /^CN=.* ([0-9a-f]{2})$/im.exec(x509.subject ?? '')?.[1]?.toLowerCase();
}
