import { TlvError, readTlvs } from '../../core/base/ber-tlv.ts';
import { ApduError, decodeCommand, decodeResponse } from '../../native/iso7816/apdu.ts';
import { historicalHex, readAnswerToReset } from '../../native/iso7816/answer-to-reset.ts';
import { explainStatus } from '../../native/iso7816/status-words.ts';
import { readerFeatures } from '../../native/pcsc/reader-features.ts';
import { readProperties } from '../../native/piv/commands/select.ts';
import { explainObject } from '../../native/piv/explain-object.ts';
import { chipNumberOf } from '../../native/piv/identity.ts';
import { parseCardCapabilityContainer } from '../../native/piv/objects/card-capability-container.ts';
import { parseBiometric } from '../../native/piv/objects/cbeff.ts';
import { parseCertificateObject } from '../../native/piv/objects/certificate-object.ts';
import { parseChuid } from '../../native/piv/objects/chuid.ts';
import { parseDiscovery } from '../../native/piv/objects/discovery.ts';
import { parseFacialImage } from '../../native/piv/objects/facial-image.ts';
import { decodeFascN, formatFascN } from '../../native/piv/objects/fasc-n.ts';
import { jpegSize } from '../../native/piv/objects/jpeg-size.ts';
import { parseKeyHistory } from '../../native/piv/objects/key-history.ts';
import { parsePrintedInformation } from '../../native/piv/objects/printed-information.ts';
import { parseLdsSecurityObject, parseSecurityObject } from '../../native/piv/objects/security-object.ts';
import { PivError } from '../../native/piv/piv-error.ts';
import { type ObjectKey, objects } from '../../native/piv/tables/objects.ts';
import { parseAttestation, parseSignedAttestation } from './attested.ts';
import { authenticateTemplate, dataObject, keyPair, longAnswer, metadata } from './card-answers.ts';
import type { SeedKind } from './corpus.ts';

/** One parser of what a card, a reader or a file gave, and what it is fed with. */
export interface Parser {
  readonly name: string;
  readonly seeds: readonly SeedKind[];
  readonly parse: (bytes: Uint8Array) => unknown;
  /** Errors that it may throw. */
  readonly errors: readonly (abstract new (
    ...given: never[]
  ) => Error)[];
  /** How many of the inputs of a whole run it gets: what an issue names gets all, what calls OpenSSL for each or explains in words few. */
  readonly share?: number;
}

const NAMED = 1;
const FEW = 0.1;
const USUAL = 0.8;

/** Inputs of a parser where those that are named get `each`: ten million in all with half a million. */
export function inputsOf({ share = USUAL }: Pick<Parser, 'share'>, each: number): number {
  return Math.ceil(each * share);
}

const PIV = [PivError] as const;
const KEYS = Object.keys(objects) as readonly ObjectKey[];
const OBJECT_SEEDS = [
  'certificate',
  'chuid',
  'capability-container',
  'security-object',
  'printed-information',
  'facial-image',
  'discovery',
  'key-history',
] as const;

/** Elements, and those inside constructed ones; the first that makes no sense ends it, as it ends a parser. */
function twoLevels(bytes: Uint8Array): number {
  const elements = readTlvs(bytes);
  const constructed = elements.filter(({ tag }) => ((tag > 0xffff ? tag >> 16 : tag > 0xff ? tag >> 8 : tag) & 0x20) !== 0);
  return constructed.reduce((count, { value }) => count + readTlvs(value).length, elements.length);
}

/** Never throws, so each object is tried that these bytes may stand in; which one follows from the bytes themselves. */
function explained(bytes: Uint8Array): unknown {
  const sum = bytes.subarray(0, 64).reduce((total, byte) => total + byte, bytes.length);
  return explainObject(KEYS[sum % KEYS.length] as ObjectKey, bytes);
}

function answerOf(bytes: Uint8Array): unknown {
  const { data, status } = decodeResponse(bytes);
  return { data, ...explainStatus(status) };
}

/** Every parser of bytes that come from outside, by what it reads. A new one belongs in this table. */
export const PARSERS: readonly Parser[] = [
  { name: 'answers and status words', seeds: ['answer'], parse: answerOf, errors: [ApduError], share: NAMED },
  { name: 'long answers', seeds: ['answer', 'data-object'], parse: longAnswer, errors: [ApduError], share: FEW },
  { name: 'commands', seeds: ['command'], parse: decodeCommand, errors: [ApduError], share: NAMED },
  { name: 'answer to reset', seeds: ['atr'], parse: (atr) => [readAnswerToReset(atr), historicalHex(atr)], errors: [] },
  { name: 'BER-TLV', seeds: [...OBJECT_SEEDS, 'select', 'attestation'], parse: twoLevels, errors: [TlvError], share: NAMED },
  { name: 'application template', seeds: ['select'], parse: readProperties, errors: [] },
  { name: 'data object', seeds: ['data-object'], parse: dataObject, errors: PIV },
  {
    name: 'certificate object',
    seeds: ['certificate'],
    parse: (bytes) => parseCertificateObject('certificate-9a', bytes),
    errors: PIV,
    share: NAMED,
  },
  {
    name: 'certificate in words',
    seeds: ['certificate'],
    parse: (bytes) => explainObject('certificate-9a', bytes),
    errors: [],
    share: FEW,
  },
  { name: 'CHUID', seeds: ['chuid'], parse: parseChuid, errors: PIV, share: NAMED },
  { name: 'FASC-N', seeds: ['fasc-n'], parse: (bytes) => formatFascN(decodeFascN(bytes)), errors: PIV },
  { name: 'card capability container', seeds: ['capability-container'], parse: parseCardCapabilityContainer, errors: PIV },
  { name: 'security object', seeds: ['security-object'], parse: parseSecurityObject, errors: PIV },
  { name: 'hash list', seeds: ['hash-list'], parse: parseLdsSecurityObject, errors: PIV, share: NAMED },
  { name: 'printed information', seeds: ['printed-information'], parse: parsePrintedInformation, errors: PIV },
  { name: 'facial image', seeds: ['facial-image'], parse: parseFacialImage, errors: PIV },
  { name: 'biometric record', seeds: ['facial-image'], parse: (bytes) => parseBiometric(bytes.subarray(4)), errors: PIV },
  { name: 'size of a JPEG', seeds: ['jpeg', 'facial-image'], parse: jpegSize, errors: [] },
  { name: 'discovery', seeds: ['discovery'], parse: parseDiscovery, errors: PIV },
  { name: 'key history', seeds: ['key-history'], parse: parseKeyHistory, errors: PIV },
  { name: 'general-authenticate template', seeds: ['authenticate'], parse: authenticateTemplate, errors: PIV },
  { name: 'public key of a new pair', seeds: ['key-pair'], parse: keyPair, errors: PIV },
  { name: 'metadata', seeds: ['metadata'], parse: metadata, errors: PIV },
  { name: 'attestation', seeds: ['attestation'], parse: parseAttestation, errors: PIV, share: FEW },
  { name: 'attestation, signed', seeds: ['attestation'], parse: parseSignedAttestation, errors: PIV, share: FEW },
  { name: 'chip number', seeds: ['life-cycle'], parse: chipNumberOf, errors: [] },
  { name: 'reader features', seeds: ['reader-features'], parse: readerFeatures, errors: [] },
  { name: 'any object in words', seeds: [...OBJECT_SEEDS], parse: explained, errors: [], share: FEW },
];
