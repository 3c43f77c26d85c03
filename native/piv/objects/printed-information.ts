import { isDay } from './chuid.ts';
import { asciiElement, malformed, readElements, textOf, writeElements } from './elements.ts';

/** What is printed on the card (SP 800-73-5 part 1 §3.3.1, appendix A). ASCII; most characters in brackets. */
export interface PrintedInformation {
  /** [125] */
  readonly name: string;
  /** [20] */
  readonly affiliation: string;
  /** YYYYMMDD here; YYYYMMMDD such as 2030JAN31 on the card. */
  readonly expiresOn: string;
  /** [20] */
  readonly cardSerialNumber: string;
  /** [15] */
  readonly issuerIdentification: string;
  /** [20] */
  readonly organizationLine1?: string;
  /** [20] */
  readonly organizationLine2?: string;
}

const OBJECT = 'printed-information';
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** Yubico keeps a PIN-protected management key in the same object, under this tag. */
const YUBICO_PROTECTED_KEY = 0x88;

/** Day as printed: 20300131 becomes 2030JAN31. Throws PivError 'content-malformed'. */
export function printedDay(day: string): string {
  if (!isDay(day)) throw malformed(OBJECT, 'expiration date: expected YYYYMMDD');
  return `${day.slice(0, 4)}${MONTHS[Number(day.slice(4, 6)) - 1]}${day.slice(6)}`;
}

/** Content of the printed information. Throws PivError 'content-malformed' for text that is too long or not ASCII. */
export function buildPrintedInformation(printed: PrintedInformation): Uint8Array {
  const { expiresOn, ...texts } = printed;
  const values: Record<string, Uint8Array> = { expirationDate: asciiElement(OBJECT, 'expirationDate', printedDay(expiresOn)) };
  for (const [key, text] of Object.entries(texts)) if (text !== undefined) values[key] = asciiElement(OBJECT, key, text);
  return writeElements(OBJECT, values);
}

export interface ParsedPrintedInformation {
  readonly kind: 'printed-information' | 'yubico-protected-key';
  /** As stored; part 4's second affiliation line included. */
  readonly name?: string;
  readonly affiliation?: string;
  readonly affiliationLine2?: string;
  readonly expirationDate?: string;
  readonly cardSerialNumber?: string;
  readonly issuerIdentification?: string;
  readonly organizationLine1?: string;
  readonly organizationLine2?: string;
}

const TEXTS = [
  'name',
  'affiliation',
  'affiliationLine2',
  'expirationDate',
  'cardSerialNumber',
  'issuerIdentification',
  'organizationLine1',
  'organizationLine2',
] as const;

/**
 * Reads printed information of part 5 or older, or says that Yubico's PIN-protected management key lies in its place: never overwrite
 * the one with the other. Throws PivError 'content-malformed'.
 */
export function parsePrintedInformation(content: Uint8Array): ParsedPrintedInformation {
  const { values, all } = readElements(OBJECT, content);
  if (all.some(({ tag }) => tag === YUBICO_PROTECTED_KEY)) return { kind: 'yubico-protected-key' };
  const texts = TEXTS.filter((key) => values[key] !== undefined).map((key) => [key, textOf(values[key])] as const);
  return { kind: 'printed-information', ...Object.fromEntries(texts) };
}
