import { readTlv, tlv } from '../../../core/base/ber-tlv.ts';
import { concat } from '../../../core/base/bytes.ts';
import { asciiElement, malformed, readElements, textOf, writeElements } from './elements.ts';
import { type FascN, decodeFascN } from './fasc-n.ts';
import { uuidVersion } from './uuid.ts';

/** CMS content type of the CHUID's signature: id-PIV-CHUIDSecurityObject. */
export const CHUID_CONTENT_TYPE = '2.16.840.1.101.3.6.1';

/** What is written once and never changes on a card (SP 800-73-5 part 1 §3.1.2). */
export interface ChuidContent {
  /** 25 bytes: encodeFascN. */
  readonly fascN: Uint8Array;
  /** 16 bytes, UUID of version 1, 4 or 5. */
  readonly cardUuid: Uint8Array;
  /** YYYYMMDD. */
  readonly expiresOn: string;
  /** 16 bytes, UUID of version 4. */
  readonly cardholderUuid?: Uint8Array;
}

const OBJECT = 'chuid';
const CARD_UUID_VERSIONS: readonly (number | undefined)[] = [1, 4, 5];

/** Throws PivError 'content-malformed' where a part of the content is not as part 5 wants it. */
function checked(content: ChuidContent): ChuidContent {
  decodeFascN(content.fascN);
  if (!CARD_UUID_VERSIONS.includes(uuidVersion(content.cardUuid))) throw malformed(OBJECT, 'card UUID: expected version 1, 4 or 5');
  if (!isDay(content.expiresOn)) throw malformed(OBJECT, 'expiration date: expected YYYYMMDD');
  if (content.cardholderUuid !== undefined && uuidVersion(content.cardholderUuid) !== 4)
    throw malformed(OBJECT, 'cardholder UUID: expected version 4');
  return content;
}

/** A day that exists, as YYYYMMDD. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function valuesOf({ fascN, cardUuid, expiresOn, cardholderUuid }: ChuidContent) {
  return { fascN, cardUuid, expirationDate: asciiElement(OBJECT, 'expirationDate', expiresOn), cardholderUuid };
}

/** What the issuer signs: every element but the signature, `FE 00` included (SP 800-73-5 part 1 §3.1.2.1). */
export function chuidSignedBytes(content: ChuidContent): Uint8Array {
  const { fascN, cardUuid, expirationDate, cardholderUuid } = valuesOf(checked(content));
  const holder = cardholderUuid === undefined ? new Uint8Array(0) : tlv(0x36, cardholderUuid);
  return concat(tlv(0x30, fascN), tlv(0x34, cardUuid), tlv(0x35, expirationDate), holder, tlv(0xfe));
}

/** Content of the CHUID; `signature` is the detached CMS SignedData over chuidSignedBytes. */
export function buildChuid(content: ChuidContent, signature: Uint8Array): Uint8Array {
  return writeElements(OBJECT, { ...valuesOf(checked(content)), signature });
}

/** A CHUID as found on a card, part 4's withdrawn elements included. */
export interface ParsedChuid {
  readonly fascN?: Uint8Array;
  /** Absent where the 25 bytes do not decode. */
  readonly fascNFields?: FascN;
  readonly cardUuid?: Uint8Array;
  /** As stored, YYYYMMDD if all is well. */
  readonly expiresOn?: string;
  readonly cardholderUuid?: Uint8Array;
  readonly organizationalIdentifier?: string;
  readonly duns?: string;
  readonly signature?: Uint8Array;
  /** The bytes that the signature covers, as they stand on the card. */
  readonly signedBytes: Uint8Array;
}

const BUFFER_LENGTH = 0xee;
const SIGNATURE = 0x3e;

/** Reads a CHUID of part 5 or older; throws PivError 'content-malformed' only where it is no BER-TLV. */
export function parseChuid(content: Uint8Array): ParsedChuid {
  const { values } = readElements(OBJECT, content);
  const { fascN, cardUuid, expirationDate, cardholderUuid, signature } = values;
  const fields = fascN === undefined ? undefined : fascNFields(fascN);
  return {
    ...(fascN === undefined ? {} : { fascN }),
    ...(fields === undefined ? {} : { fascNFields: fields }),
    ...(cardUuid?.length === 16 ? { cardUuid } : {}),
    ...(expirationDate === undefined ? {} : { expiresOn: textOf(expirationDate) }),
    ...(cardholderUuid?.length === 16 ? { cardholderUuid } : {}),
    ...(values['organizationalIdentifier'] === undefined ? {} : { organizationalIdentifier: textOf(values['organizationalIdentifier']) }),
    ...(values['duns'] === undefined ? {} : { duns: textOf(values['duns']) }),
    ...(signature === undefined || signature.length === 0 ? {} : { signature }),
    signedBytes: signedPart(content),
  };
}

/** The elements as they stand, so that another form of length cannot change what was signed. */
function signedPart(content: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < content.length; ) {
    const { element, next } = readTlv(content, at);
    if (element.tag !== SIGNATURE && element.tag !== BUFFER_LENGTH) parts.push(content.subarray(at, next));
    at = next;
  }
  return concat(...parts);
}

function fascNFields(bytes: Uint8Array): FascN | undefined {
  try {
    return decodeFascN(bytes);
  } catch {
    return undefined;
  }
}
