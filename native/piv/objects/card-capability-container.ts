import { concat, fromHex, toHex } from '../../../core/base/bytes.ts';
import { malformed, readElements, writeElements } from './elements.ts';

const OBJECT = 'card-capability-container';
/** GSC-IS registered application provider, manufacturer unknown, card type Java Card (NISTIR 6887 §6.3). */
const IDENTIFIER_PREFIX = fromHex('a000000116ff02');
const CARD_ID_BYTES = 14;
const CONTAINER_VERSION = 0x21;
/** SP 800-73-5 part 1 appendix A. */
const DATA_MODEL = 0x10;

/**
 * Content of the CCC (SP 800-73-5 part 1 §3.1.1). `cardId`: 14 bytes that no other card has, or undefined to leave the identifier empty.
 * Throws PivError 'content-malformed'.
 */
export function buildCardCapabilityContainer(cardId?: Uint8Array): Uint8Array {
  if (cardId !== undefined && cardId.length !== CARD_ID_BYTES) throw malformed(OBJECT, `card identifier: expected ${CARD_ID_BYTES} bytes`);
  const empty = new Uint8Array(0);
  return writeElements(OBJECT, {
    cardIdentifier: cardId === undefined ? empty : concat(IDENTIFIER_PREFIX, cardId),
    containerVersion: Uint8Array.of(CONTAINER_VERSION),
    grammarVersion: Uint8Array.of(CONTAINER_VERSION),
    applicationsCardUrl: empty,
    pkcs15: Uint8Array.of(0x00),
    dataModel: Uint8Array.of(DATA_MODEL),
    accessControlRules: empty,
  });
}

export interface ParsedCardCapabilityContainer {
  /** 21 bytes in hex; absent where left empty. */
  readonly cardIdentifier?: string;
  /** 0x10 for PIV. */
  readonly dataModel?: number;
  readonly containerVersion?: number;
}

/** Reads a CCC of part 5 or older. Throws PivError 'content-malformed' only where it is no BER-TLV. */
export function parseCardCapabilityContainer(content: Uint8Array): ParsedCardCapabilityContainer {
  const { cardIdentifier, dataModel, containerVersion } = readElements(OBJECT, content).values;
  const [model] = dataModel ?? [];
  const [version] = containerVersion ?? [];
  return {
    ...(cardIdentifier === undefined || cardIdentifier.length === 0 ? {} : { cardIdentifier: toHex(cardIdentifier) }),
    ...(model === undefined ? {} : { dataModel: model }),
    ...(version === undefined ? {} : { containerVersion: version }),
  };
}
