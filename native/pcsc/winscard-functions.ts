import koffi, { type TypeObject } from 'koffi';
import type { WinscardAbi } from './abi.ts';
import type { Handle } from './winscard-binding.ts';

/** A DWORD or LONG: koffi gives a bigint where a number would lose bits. */
export type Word = number | bigint;
type Out = [Word];
type Bytes = Uint8Array | null;

/** What koffi makes of SCARD_READERSTATE. */
export interface NativeState {
  szReader: string;
  pvUserData: null;
  dwCurrentState: Word;
  dwEventState: Word;
  cbAtr: Word;
  rgbAtr: Uint8Array;
}

/** The library's functions as they are in C; each returns its LONG. */
export interface Winscard {
  establishContext(scope: number, reserved1: null, reserved2: null, context: [Handle]): Word;
  releaseContext(context: Handle): Word;
  cancel(context: Handle): Word;
  listReaders(context: Handle, groups: null, names: Bytes, length: Out): Word;
  getStatusChange(context: Handle, timeoutMs: number, states: NativeState[], count: number): Word;
  connect(context: Handle, reader: string, share: number, protocols: number, card: [Handle], protocol: Out): Word;
  reconnect(card: Handle, share: number, protocols: number, initialization: number, protocol: Out): Word;
  disconnect(card: Handle, disposition: number): Word;
  status(card: Handle, name: Bytes, nameLength: Out, state: Out, protocol: Out, atr: Bytes, atrLength: Out): Word;
  beginTransaction(card: Handle): Word;
  endTransaction(card: Handle, disposition: number): Word;
  transmit(card: Handle, sendPci: Bytes, command: Bytes, length: number, receivePci: Bytes, response: Bytes, responseLength: Out): Word;
  control(card: Handle, code: number, command: Bytes, length: number, response: Bytes, room: number, responseLength: Out): Word;
  getAttribute(card: Handle, id: number, value: Bytes, length: Out): Word;
}

/** Loads the library and declares its functions (winscard.h). Throws koffi's error when it is missing. */
export function loadWinscard(abi: WinscardAbi): Winscard {
  const library = koffi.load(abi.library);
  const { dword, handle } = abi;
  const text = abi.wide ? 'str16' : 'str';
  const wordOut = koffi.inout(koffi.pointer(dword));
  const handleOut = koffi.out(koffi.pointer(handle));
  const bytes = 'void *';
  const states = koffi.inout(koffi.pointer(readerState(abi)));
  const declare = (name: string, ...parameters: (typeof states | string)[]): unknown => library.func(name, abi.long, parameters);
  const worded = (name: string, ...parameters: (typeof states | string)[]): unknown => declare(abi.wide ? `${name}W` : name, ...parameters);
  return {
    establishContext: declare('SCardEstablishContext', dword, bytes, bytes, handleOut),
    releaseContext: declare('SCardReleaseContext', handle),
    cancel: declare('SCardCancel', handle),
    listReaders: worded('SCardListReaders', handle, text, bytes, wordOut),
    getStatusChange: worded('SCardGetStatusChange', handle, dword, states, dword),
    connect: worded('SCardConnect', handle, text, dword, dword, handleOut, wordOut),
    reconnect: declare('SCardReconnect', handle, dword, dword, dword, wordOut),
    disconnect: declare('SCardDisconnect', handle, dword),
    status: worded('SCardStatus', handle, bytes, wordOut, wordOut, wordOut, bytes, wordOut),
    beginTransaction: declare('SCardBeginTransaction', handle),
    endTransaction: declare('SCardEndTransaction', handle, dword),
    transmit: declare('SCardTransmit', handle, bytes, bytes, dword, bytes, bytes, wordOut),
    control: declare(abi.controlName, handle, dword, bytes, dword, bytes, dword, wordOut),
    getAttribute: declare('SCardGetAttrib', handle, dword, bytes, wordOut),
  } as Winscard;
}

/**
 * SCARD_READERSTATE
 *   szReader, pvUserData               pointers
 *   dwCurrentState, dwEventState, cbAtr  DWORD each
 *   rgbAtr                              33 or 36 bytes
 */
export function readerState(abi: WinscardAbi): TypeObject {
  const members = {
    szReader: abi.wide ? 'str16' : 'str',
    pvUserData: 'void *',
    dwCurrentState: abi.dword,
    dwEventState: abi.dword,
    cbAtr: abi.dword,
    rgbAtr: koffi.array('uint8_t', abi.atrBytes, 'Typed'),
  };
  return abi.packed ? koffi.pack(members) : koffi.struct(members);
}
