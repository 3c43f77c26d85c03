import { type FaultKind, codeHex, returnCode } from './return-codes.ts';

/** A process that is connected to the smart-card service. */
export interface Holder {
  readonly pid: number;
  readonly name: string;
}

export interface Fault {
  /** The PC/SC function, for example SCardConnect. */
  readonly call: string;
  readonly code: number;
  readonly reader?: string;
  /** After a sharing violation: who else is connected, as far as this user may see. */
  readonly holders?: readonly Holder[];
}

/** A PC/SC call that did not succeed, except those after which the card is no longer the same (CardGone). */
export class ReaderFault extends Error {
  override readonly name = 'ReaderFault';
  readonly kind: FaultKind;
  readonly code: number;
  /** The code as 0x and eight digits. */
  readonly hex: string;
  readonly codeName: string;
  readonly call: string;
  readonly reader: string | undefined;
  readonly holders: readonly Holder[];
  /** The next step, a whole sentence. */
  readonly whatToDo: string;

  constructor(fault: Fault, options?: ErrorOptions) {
    const row = returnCode(fault.code);
    super(sentence(fault), options);
    this.kind = row.kind;
    this.code = fault.code;
    this.hex = codeHex(fault.code);
    this.codeName = row.name;
    this.call = fault.call;
    this.reader = fault.reader;
    this.holders = fault.holders ?? [];
    this.whatToDo = row.whatToDo;
  }
}

function sentence({ call, code, reader, holders = [] }: Fault): string {
  const row = returnCode(code);
  const where = reader === undefined ? '' : ` on "${reader}"`;
  const who = holders.length === 0 ? '' : `: ${holders.map(({ name, pid }) => `${name} (process ${pid})`).join(', ')}`;
  return `${call}${where}: ${row.meaning}${who}; ${row.name}, ${codeHex(code)}. ${row.whatToDo}`;
}

/** The system's PC/SC library is not there or cannot be loaded. */
export class PcscLibraryAbsent extends Error {
  override readonly name = 'PcscLibraryAbsent';
  readonly library: string;
  constructor(library: string, options?: ErrorOptions) {
    super(`The smart-card library ${library} of the system is missing. On Debian: apt-get install pcscd libpcsclite1.`, options);
    this.library = library;
  }
}
