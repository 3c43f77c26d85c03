import { bigEndian, concat, toHex } from '../../core/base/bytes.ts';

/** A command APDU (ISO/IEC 7816-4 §5.1) before it has a form on the wire. */
export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data?: Uint8Array;
  /** Bytes wanted back: 1 to 65536; absent: none are expected. 256 is `00` in short form, 65536 is `0000` in extended form. */
  readonly le?: number;
  /** Data or answer hold a secret: buffers made on the way are overwritten. */
  readonly secret?: boolean;
}

export interface ResponseApdu {
  readonly data: Uint8Array;
  /** SW1 and SW2 as one number, for example 0x9000. */
  readonly status: number;
}

/** Whatever takes commands and returns answers: the encoder over a channel, and each wrapper around it. */
export interface CommandSender {
  send(command: CommandApdu): Promise<ResponseApdu>;
}

export type ApduForm = 'short' | 'extended';
export type ApduFault = 'malformed-command' | 'command-too-long' | 'malformed-answer' | 'endless-answer';

/** An APDU that cannot be made or makes no sense. */
export class ApduError extends Error {
  override readonly name = 'ApduError';
  readonly fault: ApduFault;
  constructor(fault: ApduFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

export const MOST_SHORT_DATA = 255;
export const MOST_SHORT_ANSWER = 256;
export const MOST_EXTENDED_DATA = 65535;
export const MOST_EXTENDED_ANSWER = 65536;

/**
 * Command as bytes: header, Lc, data, Le.
 * short:    CLA INS P1 P2 [Lc data] [Le]           Lc, Le one byte
 * extended: CLA INS P1 P2 00 [LcLc data] [LeLe]    Lc, Le two bytes after one `00`
 * Throws ApduError where data or Le do not fit the form.
 */
export function encodeCommand(command: CommandApdu, form: ApduForm): Uint8Array {
  const { data = new Uint8Array(0), le } = command;
  const [mostData, mostAnswer] = form === 'short' ? [MOST_SHORT_DATA, MOST_SHORT_ANSWER] : [MOST_EXTENDED_DATA, MOST_EXTENDED_ANSWER];
  if (data.length > mostData) throw new ApduError('command-too-long', `${data.length} bytes do not fit a ${form} APDU`);
  if (le !== undefined && (le < 1 || le > mostAnswer)) throw new ApduError('malformed-command', `Le ${le} does not fit a ${form} APDU`);
  return concat(headerOf(command), ...(form === 'short' ? shortTail(data, le) : extendedTail(data, le)));
}

function headerOf({ cla, ins, p1, p2 }: CommandApdu): Uint8Array {
  for (const byte of [cla, ins, p1, p2]) {
    if (!Number.isInteger(byte) || byte < 0 || byte > 0xff) throw new ApduError('malformed-command', `header byte ${byte} is not a byte`);
  }
  return Uint8Array.of(cla, ins, p1, p2);
}

function shortTail(data: Uint8Array, le: number | undefined): readonly Uint8Array[] {
  const tail = data.length === 0 ? [] : [Uint8Array.of(data.length), data];
  return le === undefined ? tail : [...tail, Uint8Array.of(le % 256)];
}

function extendedTail(data: Uint8Array, le: number | undefined): readonly Uint8Array[] {
  const head = data.length === 0 && le === undefined ? [] : [Uint8Array.of(0)];
  const body = data.length === 0 ? [] : [bigEndian(data.length, 2), data];
  return le === undefined ? [...head, ...body] : [...head, ...body, bigEndian(le % MOST_EXTENDED_ANSWER, 2)];
}

/** Reads an answer; throws ApduError where it is shorter than its two status bytes. */
export function decodeResponse(bytes: Uint8Array): ResponseApdu {
  if (bytes.length < 2) throw new ApduError('malformed-answer', `expected at least two status bytes, got "${toHex(bytes)}"`);
  const at = bytes.length - 2;
  return { data: bytes.subarray(0, at), status: ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0) };
}

/** Reads a command in either form; throws ApduError where its lengths disagree. */
export function decodeCommand(bytes: Uint8Array): CommandApdu {
  const [cla = 0, ins = 0, p1 = 0, p2 = 0] = bytes;
  if (bytes.length < 4) throw new ApduError('malformed-command', `expected a header of four bytes, got ${bytes.length}`);
  const header = { cla, ins, p1, p2 };
  const tail = bytes.subarray(4);
  if (tail.length === 0) return header;
  return tail[0] === 0 && tail.length > 1 ? readExtended(header, tail.subarray(1)) : readShort(header, tail);
}

function readShort(header: CommandApdu, tail: Uint8Array): CommandApdu {
  const first = tail[0] ?? 0;
  if (tail.length === 1) return { ...header, le: first === 0 ? MOST_SHORT_ANSWER : first };
  const data = tail.subarray(1, 1 + first);
  if (tail.length === 1 + first) return { ...header, data };
  if (tail.length !== 2 + first) throw new ApduError('malformed-command', `Lc says ${first} bytes, ${tail.length - 1} follow`);
  const le = tail[1 + first] ?? 0;
  return { ...header, data, le: le === 0 ? MOST_SHORT_ANSWER : le };
}

function readExtended(header: CommandApdu, tail: Uint8Array): CommandApdu {
  const word = (at: number) => ((tail[at] ?? 0) << 8) | (tail[at + 1] ?? 0);
  const first = word(0);
  if (tail.length === 2) return { ...header, le: first === 0 ? MOST_EXTENDED_ANSWER : first };
  const data = tail.subarray(2, 2 + first);
  if (tail.length === 2 + first && first > 0) return { ...header, data };
  if (tail.length !== 4 + first || first === 0)
    throw new ApduError('malformed-command', `Lc says ${first} bytes, ${tail.length - 2} follow`);
  const le = word(2 + first);
  return { ...header, data, le: le === 0 ? MOST_EXTENDED_ANSWER : le };
}
