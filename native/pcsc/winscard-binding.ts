/** A context or card handle; 32 or 64 bits, of no meaning to us. */
export type Handle = number | bigint;

export interface WatchedReader {
  readonly name: string;
  /** The state as last seen (dwCurrentState), with the event count in the upper 16 bits; 0 asks for an answer at once. */
  readonly knownState: number;
}

export interface SeenReader {
  readonly name: string;
  /** dwEventState: SCARD_STATE_… bits, event count in the upper 16 bits. */
  readonly state: number;
  readonly atr: Uint8Array;
}

export interface Coded {
  /** The return code as an unsigned 32-bit number; 0 is success. What else is in the answer counts only then. */
  readonly code: number;
}

/**
 * The calls of winscard that this program makes, one to one and blocking, with their buffers turned into values.
 * Implementations: the system's library, and a script that answers with any code. Arrays in answers are nobody else's.
 */
export interface WinscardBinding {
  establishContext(): Coded & { readonly context: Handle };
  releaseContext(context: Handle): Coded;
  listReaders(context: Handle): Coded & { readonly names: readonly string[] };
  getStatusChange(
    context: Handle,
    timeoutMs: number,
    readers: readonly WatchedReader[],
  ): Coded & { readonly readers: readonly SeenReader[] };
  cancel(context: Handle): Coded;
  connect(context: Handle, reader: string, share: number): Coded & { readonly card: Handle; readonly protocol: number };
  reconnect(card: Handle, share: number, initialization: number): Coded & { readonly protocol: number };
  disconnect(card: Handle, disposition: number): Coded;
  status(card: Handle): Coded & { readonly protocol: number; readonly atr: Uint8Array };
  beginTransaction(card: Handle): Coded;
  endTransaction(card: Handle, disposition: number): Coded;
  transmit(card: Handle, protocol: number, command: Uint8Array): Coded & { readonly response: Uint8Array };
  control(card: Handle, code: number, command: Uint8Array): Coded & { readonly response: Uint8Array };
  getAttribute(card: Handle, id: number): Coded & { readonly value: Uint8Array };
}

export type CallName = keyof WinscardBinding;

/** The functions' names as PC/SC writes them. */
export const CALL_NAMES: Readonly<Record<CallName, string>> = {
  establishContext: 'SCardEstablishContext',
  releaseContext: 'SCardReleaseContext',
  listReaders: 'SCardListReaders',
  getStatusChange: 'SCardGetStatusChange',
  cancel: 'SCardCancel',
  connect: 'SCardConnect',
  reconnect: 'SCardReconnect',
  disconnect: 'SCardDisconnect',
  status: 'SCardStatus',
  beginTransaction: 'SCardBeginTransaction',
  endTransaction: 'SCardEndTransaction',
  transmit: 'SCardTransmit',
  control: 'SCardControl',
  getAttribute: 'SCardGetAttrib',
};

export const SHARE = { exclusive: 1, shared: 2 } as const;
export const DISPOSITION = { leave: 0, reset: 1, unpower: 2 } as const;
export const PROTOCOL = { t0: 1, t1: 2 } as const;

/** Bits of a reader's state (SCARD_STATE_…). */
export const STATE = {
  unaware: 0x0000,
  changed: 0x0002,
  unknown: 0x0004,
  unavailable: 0x0008,
  empty: 0x0010,
  present: 0x0020,
  exclusive: 0x0080,
  inUse: 0x0100,
  mute: 0x0200,
} as const;

/** The reader that stands for readers coming and going. */
export const PLUG_AND_PLAY = '\\\\?PnP?\\Notification';

/** pcsc-lite refuses to watch more at once (PCSCLITE_MAX_READERS_CONTEXTS), the plug-and-play entry included. */
export const MOST_WATCHED = 16;
