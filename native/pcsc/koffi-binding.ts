import { wipe } from '../../core/base/bytes.ts';
import { type WinscardAbi, winscardAbi } from './abi.ts';
import { PcscLibraryAbsent } from './reader-fault.ts';
import { SCARD } from './return-codes.ts';
import { type Handle, PROTOCOL, type SeenReader, type WatchedReader, type WinscardBinding } from './winscard-binding.ts';
import { type NativeState, type Winscard, type Word, loadWinscard } from './winscard-functions.ts';

const SCOPE_SYSTEM = 2;
const ANY_PROTOCOL = PROTOCOL.t0 | PROTOCOL.t1;
/** 4 header, 3 Lc, 65,536 data, 3 Le, 2 status bytes: the longest APDU and what pcsc-lite takes at most (MAX_BUFFER_SIZE_EXTENDED). */
const LONGEST_APDU = 65_548;
/** MAX_BUFFER_SIZE of pcsc-lite, which refuses more for attributes. */
const LONGEST_ATTRIBUTE = 264;
const NAMES_ROOM = 16_384;
const NAME_ROOM = 512;
const ATR_ROOM = 64;

/**
 * The system's winscard through koffi. Blocks the calling thread for as long as each call takes: for worker threads only.
 * Throws PcscLibraryAbsent.
 */
export function openKoffiBinding(platform: string = process.platform): WinscardBinding {
  const abi = winscardAbi(platform);
  const winscard = open(abi);
  const receive = new Uint8Array(LONGEST_APDU);
  return { ...contextCalls(winscard, abi), ...cardCalls(winscard, abi), ...exchangeCalls(winscard, abi, receive) };
}

function open(abi: WinscardAbi): Winscard {
  try {
    return loadWinscard(abi);
  } catch (cause) {
    throw new PcscLibraryAbsent(abi.library, { cause });
  }
}

type ContextCalls = Pick<WinscardBinding, 'establishContext' | 'releaseContext' | 'listReaders' | 'getStatusChange' | 'cancel'>;

function contextCalls(winscard: Winscard, abi: WinscardAbi): ContextCalls {
  return {
    establishContext: () => {
      const context: [Handle] = [0];
      const code = unsigned(winscard.establishContext(SCOPE_SYSTEM, null, null, context));
      return { code, context: context[0] };
    },
    releaseContext: (context) => ({ code: unsigned(winscard.releaseContext(context)) }),
    cancel: (context) => ({ code: unsigned(winscard.cancel(context)) }),
    listReaders: (context) => {
      const names = new Uint8Array(NAMES_ROOM * (abi.wide ? 2 : 1));
      const length: [Word] = [NAMES_ROOM];
      const code = unsigned(winscard.listReaders(context, null, names, length));
      return { code, names: code === SCARD.success ? splitNames(names, Number(length[0]), abi.wide) : [] };
    },
    getStatusChange: (context, timeoutMs, readers) => {
      const states = readers.map((reader) => nativeState(reader, abi));
      const code = unsigned(winscard.getStatusChange(context, timeoutMs, states, states.length));
      return { code, readers: states.map(seenReader) };
    },
  };
}

type CardCalls = Pick<WinscardBinding, 'connect' | 'reconnect' | 'disconnect' | 'status' | 'beginTransaction' | 'endTransaction'>;

function cardCalls(winscard: Winscard, abi: WinscardAbi): CardCalls {
  return {
    connect: (context, reader, share) => {
      const card: [Handle] = [0];
      const protocol: [Word] = [0];
      const code = unsigned(winscard.connect(context, reader, share, ANY_PROTOCOL, card, protocol));
      return { code, card: card[0], protocol: unsigned(protocol[0]) };
    },
    reconnect: (card, share, initialization) => {
      const protocol: [Word] = [0];
      const code = unsigned(winscard.reconnect(card, share, ANY_PROTOCOL, initialization, protocol));
      return { code, protocol: unsigned(protocol[0]) };
    },
    disconnect: (card, disposition) => ({ code: unsigned(winscard.disconnect(card, disposition)) }),
    status: (card) => {
      const name = new Uint8Array(NAME_ROOM * (abi.wide ? 2 : 1));
      const [nameLength, state, protocol, atrLength]: [[Word], [Word], [Word], [Word]] = [[NAME_ROOM], [0], [0], [ATR_ROOM]];
      const atr = new Uint8Array(ATR_ROOM);
      const code = unsigned(winscard.status(card, name, nameLength, state, protocol, atr, atrLength));
      return { code, protocol: unsigned(protocol[0]), atr: atr.slice(0, code === SCARD.success ? Number(atrLength[0]) : 0) };
    },
    beginTransaction: (card) => ({ code: unsigned(winscard.beginTransaction(card)) }),
    endTransaction: (card, disposition) => ({ code: unsigned(winscard.endTransaction(card, disposition)) }),
  };
}

type ExchangeCalls = Pick<WinscardBinding, 'transmit' | 'control' | 'getAttribute'>;

function exchangeCalls(winscard: Winscard, abi: WinscardAbi, receive: Uint8Array): ExchangeCalls {
  const headers = new Map<number, Uint8Array>();
  const header = (protocol: number): Uint8Array => {
    const known = headers.get(protocol) ?? ioRequest(protocol, abi);
    headers.set(protocol, known);
    return known;
  };
  /** Copies the answer out of the shared room and overwrites it there. */
  const take = (code: number, length: Word): Uint8Array => {
    const count = code === SCARD.success ? Number(length) : 0;
    const answer = receive.slice(0, count);
    wipe(count > 0 ? receive.subarray(0, count) : receive);
    return answer;
  };
  return {
    transmit: (card, protocol, command) => {
      const length: [Word] = [LONGEST_APDU];
      const code = unsigned(winscard.transmit(card, header(protocol), command, command.length, null, receive, length));
      return { code, response: take(code, length[0]) };
    },
    control: (card, controlCode, command) => {
      const length: [Word] = [0];
      const code = unsigned(winscard.control(card, controlCode, command, command.length, receive, LONGEST_APDU, length));
      return { code, response: take(code, length[0]) };
    },
    getAttribute: (card, id) => {
      const value = new Uint8Array(LONGEST_ATTRIBUTE);
      const length: [Word] = [LONGEST_ATTRIBUTE];
      const code = unsigned(winscard.getAttribute(card, id, value, length));
      return { code, value: value.slice(0, code === SCARD.success ? Number(length[0]) : 0) };
    },
  };
}

function nativeState({ name, knownState }: WatchedReader, abi: WinscardAbi): NativeState {
  return {
    szReader: name,
    pvUserData: null,
    dwCurrentState: knownState,
    dwEventState: 0,
    cbAtr: 0,
    rgbAtr: new Uint8Array(abi.atrBytes),
  };
}

function seenReader(state: NativeState): SeenReader {
  return { name: state.szReader, state: unsigned(state.dwEventState), atr: state.rgbAtr.slice(0, unsigned(state.cbAtr)) };
}

/** SCARD_IO_REQUEST: protocol and own length, one DWORD each. */
function ioRequest(protocol: number, abi: WinscardAbi): Uint8Array {
  const words = abi.dwordBytes === 8 ? BigUint64Array.of(BigInt(protocol), 16n) : Uint32Array.of(protocol, 8);
  return new Uint8Array(words.buffer);
}

/** A list of names, each ended by NUL, the whole ended by another NUL. `length` in characters. */
function splitNames(bytes: Uint8Array, length: number, wide: boolean): readonly string[] {
  const text = new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, length * (wide ? 2 : 1)));
  return text.split('\0').filter((name) => name !== '');
}

/** A DWORD or LONG as an unsigned 32-bit number: 64-bit words may come with their sign extended. */
function unsigned(word: Word): number {
  return typeof word === 'bigint' ? Number(BigInt.asUintN(32, word)) : word >>> 0;
}
