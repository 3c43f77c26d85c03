import { PivError } from '../piv-error.ts';

/** Federal Agency Smart Credential Number (TIG SCEPACS 2.3 §2.1): every field as digits, zero-filled to its length. */
export interface FascN {
  /** 4 digits. */
  readonly agencyCode: string;
  /** 4 digits. */
  readonly systemCode: string;
  /** 6 digits. */
  readonly credentialNumber: string;
  /** 1 digit: CS. */
  readonly credentialSeries: string;
  /** 1 digit: ICI. */
  readonly individualCredentialIssue: string;
  /** 10 digits: PI. */
  readonly personIdentifier: string;
  /** 1 digit: OC, 1 federal, 2 state, 3 commercial, 4 foreign. */
  readonly organizationalCategory: string;
  /** 4 digits: OI. */
  readonly organizationalIdentifier: string;
  /** 1 digit: POA, 1 employee … */
  readonly personAssociation: string;
}

/**
 * The FASC-N of cards outside the federal government, which are told apart by their UUID (PIV-I: agency, system and credential all nines).
 */
export const NON_FEDERAL_FASC_N: FascN = {
  agencyCode: '9999',
  systemCode: '9999',
  credentialNumber: '999999',
  credentialSeries: '0',
  individualCredentialIssue: '1',
  personIdentifier: '0000000000',
  organizationalCategory: '3',
  organizationalIdentifier: '0000',
  personAssociation: '1',
};

const START = 0b1011;
const SEPARATOR = 0b1101;
const END = 0b1111;
const CHARACTERS = 40;
const BITS = 5;

type Part = { readonly field: keyof FascN; readonly digits: number } | { readonly mark: number };

/** Order on the wire: SS agency FS system FS credential FS CS FS ICI FS PI OC OI POA ES LRC. */
const LAYOUT: readonly Part[] = [
  { mark: START },
  { field: 'agencyCode', digits: 4 },
  { mark: SEPARATOR },
  { field: 'systemCode', digits: 4 },
  { mark: SEPARATOR },
  { field: 'credentialNumber', digits: 6 },
  { mark: SEPARATOR },
  { field: 'credentialSeries', digits: 1 },
  { mark: SEPARATOR },
  { field: 'individualCredentialIssue', digits: 1 },
  { mark: SEPARATOR },
  { field: 'personIdentifier', digits: 10 },
  { field: 'organizationalCategory', digits: 1 },
  { field: 'organizationalIdentifier', digits: 4 },
  { field: 'personAssociation', digits: 1 },
  { mark: END },
];

/** 25 bytes: 40 characters of 4 bits, lowest bit first, each with an odd parity bit. Throws PivError 'content-malformed'. */
export function encodeFascN(fascN: FascN): Uint8Array {
  const values = LAYOUT.flatMap((part) => ('mark' in part ? [part.mark] : digitsOf(part.field, fascN[part.field], part.digits)));
  const check = values.reduce((sum, value) => sum ^ value, 0);
  const bytes = new Uint8Array((CHARACTERS * BITS) / 8);
  [...values, check].forEach((value, at) => {
    writeCharacter(bytes, at, value);
  });
  return bytes;
}

function digitsOf(field: keyof FascN, text: string, count: number): readonly number[] {
  if (!/^\d+$/.test(text) || text.length !== count) throw malformed(`${field}: expected ${count} digits`);
  return Array.from(text, Number);
}

function writeCharacter(bytes: Uint8Array, at: number, value: number): void {
  let ones = 0;
  for (let bit = 0; bit < BITS; bit += 1) {
    const set = bit < 4 ? (value >> bit) & 1 : 1 - (ones % 2);
    ones += set;
    const position = at * BITS + bit;
    bytes[position >> 3] = (bytes[position >> 3] ?? 0) | (set << (7 - (position & 7)));
  }
}

/** Reads the 25 bytes; throws PivError 'content-malformed' on a wrong parity bit, mark, digit or check character. */
export function decodeFascN(bytes: Uint8Array): FascN {
  if (bytes.length !== (CHARACTERS * BITS) / 8) throw malformed(`expected 25 bytes, got ${bytes.length}`);
  const values = Array.from({ length: CHARACTERS }, (_, at) => readCharacter(bytes, at));
  if (values.reduce((sum, value) => sum ^ value, 0) !== 0) throw malformed('the check character is wrong');
  const fields: Partial<Record<keyof FascN, string>> = {};
  let at = 0;
  for (const part of LAYOUT) {
    if ('mark' in part) {
      if (values[at] !== part.mark) throw malformed(`expected mark ${part.mark.toString(2)} as character ${at}`);
      at += 1;
      continue;
    }
    const digits = values.slice(at, at + part.digits);
    if (digits.some((value) => value > 9)) throw malformed(`${part.field}: not a digit`);
    fields[part.field] = digits.join('');
    at += part.digits;
  }
  return fields as FascN;
}

function readCharacter(bytes: Uint8Array, at: number): number {
  let [value, ones] = [0, 0];
  for (let bit = 0; bit < BITS; bit += 1) {
    const position = at * BITS + bit;
    const set = ((bytes[position >> 3] ?? 0) >> (7 - (position & 7))) & 1;
    ones += set;
    if (bit < 4) value |= set << bit;
  }
  if (ones % 2 !== 1) throw malformed(`parity of character ${at} is wrong`);
  return value;
}

function malformed(what: string): PivError {
  return new PivError('content-malformed', `FASC-N: ${what}`);
}

/** The 32 digits in groups, as cards and certificates show them: agency-system-credential-CS-ICI-PI OC OI POA. */
export function formatFascN(fascN: FascN): string {
  const { agencyCode, systemCode, credentialNumber, credentialSeries, individualCredentialIssue } = fascN;
  const person = `${fascN.personIdentifier}${fascN.organizationalCategory}${fascN.organizationalIdentifier}${fascN.personAssociation}`;
  return [agencyCode, systemCode, credentialNumber, credentialSeries, individualCredentialIssue, person].join('-');
}
