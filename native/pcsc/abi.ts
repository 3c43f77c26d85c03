/** How winscard is called on one system: where it lies, how wide its words are, how its names end. */
export interface WinscardAbi {
  readonly library: string;
  /** C types of DWORD, LONG and of a handle (SCARDCONTEXT, SCARDHANDLE), as koffi names them. */
  readonly dword: 'ulong' | 'uint32_t';
  readonly long: 'long' | 'int32_t';
  readonly handle: 'long' | 'int32_t' | 'uintptr_t';
  readonly dwordBytes: 4 | 8;
  /** Structures without padding between their members. */
  readonly packed: boolean;
  /** UTF-16 strings and functions that end in W. */
  readonly wide: boolean;
  /** Room for an answer to reset in SCARD_READERSTATE. */
  readonly atrBytes: 33 | 36;
  readonly controlName: string;
}

const PCSCLITE: WinscardAbi = {
  library: 'libpcsclite.so.1',
  dword: 'ulong',
  long: 'long',
  handle: 'long',
  dwordBytes: 8,
  packed: false,
  wide: false,
  atrBytes: 33,
  controlName: 'SCardControl',
};

/** winscard.h of PCSC.framework: 32-bit words, `#pragma pack(1)`, and the newer SCardControl under a name of its own. */
const MACOS: WinscardAbi = {
  library: '/System/Library/Frameworks/PCSC.framework/PCSC',
  dword: 'uint32_t',
  long: 'int32_t',
  handle: 'int32_t',
  dwordBytes: 4,
  packed: true,
  wide: false,
  atrBytes: 33,
  controlName: 'SCardControl132',
};

const WINDOWS: WinscardAbi = {
  library: 'winscard.dll',
  dword: 'uint32_t',
  long: 'int32_t',
  handle: 'uintptr_t',
  dwordBytes: 4,
  packed: false,
  wide: true,
  atrBytes: 36,
  controlName: 'SCardControl',
};

/** The ABI for a value of `process.platform`; everything but Windows and macOS has pcsc-lite (64-bit systems only). */
export function winscardAbi(platform: string): WinscardAbi {
  if (platform === 'win32') return WINDOWS;
  if (platform === 'darwin') return MACOS;
  return PCSCLITE;
}
