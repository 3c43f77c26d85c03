/** Who has to do something about it: the smart-card service, the reader, the card, another program, or this program. */
export type FaultKind = 'service' | 'reader' | 'card' | 'sharing' | 'programming';

export interface ReturnCode {
  readonly code: number;
  readonly name: string;
  readonly kind: FaultKind;
  /** What it says, as the end of a sentence about the call. */
  readonly meaning: string;
  /** The next step, a whole sentence. */
  readonly whatToDo: string;
}

type Row = readonly [code: number, name: string, kind: FaultKind, meaning: string, whatToDo: string];

const RESTART = 'Start the smart-card service again (on Linux: systemctl restart pcscd).';
const AGAIN = 'Try again.';
const REPLUG = 'Unplug the reader and plug it in again, then try again.';
const CLEAN = 'Take the card out, wipe its contacts and put it in again; if that does not help, the card is defective.';
const OTHER_CARD = 'Use another card.';
const DEFECT = 'This is a fault of the program: report it with the code.';
const DRIVER = 'Update the driver or the firmware of the reader, or use another reader.';

/**
 * Every return code of PC/SC: pcsclite.h of pcsc-lite 1.9 and 2.x, winerror.h of Windows (facility SCARD), and the plain
 * Windows errors that winscard.dll passes on. 0x8010001F is two codes: pcsc-lite says "unsupported feature" by it, Windows "unexpected".
 */
const ROWS: readonly Row[] = [
  [0x80100001, 'SCARD_F_INTERNAL_ERROR', 'service', 'the smart-card service failed a check of its own', RESTART],
  [0x80100002, 'SCARD_E_CANCELLED', 'service', 'the call was ended before it was done', AGAIN],
  [0x80100003, 'SCARD_E_INVALID_HANDLE', 'programming', 'the connection is not known to the smart-card service (any more)', AGAIN],
  [0x80100004, 'SCARD_E_INVALID_PARAMETER', 'programming', 'a parameter of the call makes no sense', DEFECT],
  [0x80100005, 'SCARD_E_INVALID_TARGET', 'programming', 'the start-up entry of the reader makes no sense', DRIVER],
  [0x80100006, 'SCARD_E_NO_MEMORY', 'service', 'the smart-card service has no memory left', 'Close other programs and try again.'],
  [0x80100007, 'SCARD_F_WAITED_TOO_LONG', 'service', 'the smart-card service waited for itself too long', RESTART],
  [0x80100008, 'SCARD_E_INSUFFICIENT_BUFFER', 'programming', 'the answer is longer than the room for it', DEFECT],
  [0x80100009, 'SCARD_E_UNKNOWN_READER', 'reader', 'there is no reader of this name', 'Plug the reader in, or choose another one.'],
  [0x8010000a, 'SCARD_E_TIMEOUT', 'reader', 'the time given for it has passed', AGAIN],
  [0x8010000b, 'SCARD_E_SHARING_VIOLATION', 'sharing', 'another program uses the card', 'Close the other program, then try again.'],
  [0x8010000c, 'SCARD_E_NO_SMARTCARD', 'card', 'there is no card in the reader', 'Put the card in.'],
  [0x8010000d, 'SCARD_E_UNKNOWN_CARD', 'card', 'the card is of a kind the system does not know', OTHER_CARD],
  [0x8010000e, 'SCARD_E_CANT_DISPOSE', 'reader', 'the reader could not leave the card as it was asked to', CLEAN],
  [0x8010000f, 'SCARD_E_PROTO_MISMATCH', 'card', 'the card speaks none of the protocols T=0 and T=1', OTHER_CARD],
  [0x80100010, 'SCARD_E_NOT_READY', 'reader', 'the reader or the card is not ready yet', AGAIN],
  [0x80100011, 'SCARD_E_INVALID_VALUE', 'programming', 'a value of the call makes no sense', DEFECT],
  [0x80100012, 'SCARD_E_SYSTEM_CANCELLED', 'service', 'the system ended the call, because it logs off or shuts down', 'Sign in again.'],
  [0x80100013, 'SCARD_F_COMM_ERROR', 'service', 'the line to the smart-card service broke', RESTART],
  [0x80100014, 'SCARD_F_UNKNOWN_ERROR', 'service', 'the smart-card service failed and cannot say why', RESTART],
  [0x80100015, 'SCARD_E_INVALID_ATR', 'card', 'the answer to reset of the card makes no sense', OTHER_CARD],
  [0x80100016, 'SCARD_E_NOT_TRANSACTED', 'reader', 'the exchange with the card or the reader failed', CLEAN],
  [0x80100017, 'SCARD_E_READER_UNAVAILABLE', 'reader', 'the reader is gone or switched off', REPLUG],
  [0x80100018, 'SCARD_P_SHUTDOWN', 'service', 'the smart-card service is ending', RESTART],
  [0x80100019, 'SCARD_E_PCI_TOO_SMALL', 'programming', 'the room for protocol information is too small', DEFECT],
  [0x8010001a, 'SCARD_E_READER_UNSUPPORTED', 'reader', 'the driver of the reader lacks what PC/SC needs', DRIVER],
  [0x8010001b, 'SCARD_E_DUPLICATE_READER', 'reader', 'two readers have the same name', REPLUG],
  [0x8010001c, 'SCARD_E_CARD_UNSUPPORTED', 'card', 'the card lacks what PC/SC needs', OTHER_CARD],
  [0x8010001d, 'SCARD_E_NO_SERVICE', 'service', 'the smart-card service does not run', RESTART],
  [0x8010001e, 'SCARD_E_SERVICE_STOPPED', 'service', 'the smart-card service has ended', RESTART],
  [0x8010001f, 'SCARD_E_UNEXPECTED', 'reader', 'the reader does not offer this function, or the card failed in an unexpected way', DRIVER],
  [0x80100020, 'SCARD_E_ICC_INSTALLATION', 'card', 'the system has no provider for this card', OTHER_CARD],
  [0x80100021, 'SCARD_E_ICC_CREATEORDER', 'card', 'the card does not take objects in this order', OTHER_CARD],
  [0x80100022, 'SCARD_E_UNSUPPORTED_FEATURE', 'reader', 'the reader or the card does not offer this function', DRIVER],
  [0x80100023, 'SCARD_E_DIR_NOT_FOUND', 'card', 'a folder is missing on the card', OTHER_CARD],
  [0x80100024, 'SCARD_E_FILE_NOT_FOUND', 'card', 'a file is missing on the card', OTHER_CARD],
  [0x80100025, 'SCARD_E_NO_DIR', 'card', 'the path is no folder of the card', OTHER_CARD],
  [0x80100026, 'SCARD_E_NO_FILE', 'card', 'the path is no file of the card', OTHER_CARD],
  [0x80100027, 'SCARD_E_NO_ACCESS', 'card', 'the card refuses access to the file', OTHER_CARD],
  [0x80100028, 'SCARD_E_WRITE_TOO_MANY', 'card', 'the card has no room for this', OTHER_CARD],
  [0x80100029, 'SCARD_E_BAD_SEEK', 'card', 'the card has no such place in the file', OTHER_CARD],
  [0x8010002a, 'SCARD_E_INVALID_CHV', 'card', 'the PIN is not right', 'Enter the right PIN.'],
  [0x8010002b, 'SCARD_E_UNKNOWN_RES_MNG', 'service', 'a layer below the smart-card service failed and cannot say why', RESTART],
  [0x8010002c, 'SCARD_E_NO_SUCH_CERTIFICATE', 'card', 'there is no such certificate', OTHER_CARD],
  [0x8010002d, 'SCARD_E_CERTIFICATE_UNAVAILABLE', 'card', 'the certificate could not be read', CLEAN],
  [0x8010002e, 'SCARD_E_NO_READERS_AVAILABLE', 'reader', 'no reader is plugged in', 'Plug a reader in.'],
  [0x8010002f, 'SCARD_E_COMM_DATA_LOST', 'reader', 'bytes were lost between the reader and the card', CLEAN],
  [0x80100030, 'SCARD_E_NO_KEY_CONTAINER', 'card', 'there is no such key on the card', OTHER_CARD],
  [0x80100031, 'SCARD_E_SERVER_TOO_BUSY', 'service', 'the smart-card service is too busy', AGAIN],
  [0x80100032, 'SCARD_E_PIN_CACHE_EXPIRED', 'card', 'the PIN kept by the system has expired', 'Enter the PIN again.'],
  [0x80100033, 'SCARD_E_NO_PIN_CACHE', 'card', 'the PIN cannot be kept by the system', 'Enter the PIN again.'],
  [0x80100034, 'SCARD_E_READ_ONLY_CARD', 'card', 'the card can be read only', OTHER_CARD],
  [0x80100065, 'SCARD_W_UNSUPPORTED_CARD', 'card', 'the reader cannot talk to this card', OTHER_CARD],
  [0x80100066, 'SCARD_W_UNRESPONSIVE_CARD', 'card', 'the card does not answer', CLEAN],
  [0x80100067, 'SCARD_W_UNPOWERED_CARD', 'card', 'the card has no power', CLEAN],
  [0x80100068, 'SCARD_W_RESET_CARD', 'card', 'the card was reset', AGAIN],
  [0x80100069, 'SCARD_W_REMOVED_CARD', 'card', 'the card was taken out', 'Put the card in again.'],
  [
    0x8010006a,
    'SCARD_W_SECURITY_VIOLATION',
    'service',
    'this user may not use the smart-card service',
    'Sign in at the machine itself, or let an administrator allow it (on Linux: the polkit rules of pcscd).',
  ],
  [0x8010006b, 'SCARD_W_WRONG_CHV', 'card', 'the PIN was wrong', 'Enter the right PIN.'],
  [0x8010006c, 'SCARD_W_CHV_BLOCKED', 'card', 'the PIN is blocked', 'Unblock the PIN.'],
  [0x8010006d, 'SCARD_W_EOF', 'card', 'the file on the card ends here', OTHER_CARD],
  [0x8010006e, 'SCARD_W_CANCELLED_BY_USER', 'reader', 'it was cancelled at the reader', AGAIN],
  [0x8010006f, 'SCARD_W_CARD_NOT_AUTHENTICATED', 'card', 'the card asks for the PIN first', 'Enter the PIN.'],
  [0x80100070, 'SCARD_W_CACHE_ITEM_NOT_FOUND', 'service', 'the system has not kept this', AGAIN],
  [0x80100071, 'SCARD_W_CACHE_ITEM_STALE', 'service', 'what the system kept is too old', AGAIN],
  [0x80100072, 'SCARD_W_CACHE_ITEM_TOO_BIG', 'service', 'this is too big for the system to keep', DEFECT],
  [0x00000001, 'ERROR_INVALID_FUNCTION', 'reader', 'the driver of the reader does not know this function', DRIVER],
  [0x00000005, 'ERROR_ACCESS_DENIED', 'service', 'the system refuses access to the reader', 'Let an administrator allow it.'],
  [0x00000006, 'ERROR_INVALID_HANDLE', 'service', 'the smart-card service has ended meanwhile', RESTART],
  [0x00000016, 'ERROR_BAD_COMMAND', 'reader', 'the reader does not know this command', DRIVER],
  [0x0000001f, 'ERROR_GEN_FAILURE', 'reader', 'the reader failed', REPLUG],
  [0x00000032, 'ERROR_NOT_SUPPORTED', 'reader', 'the reader does not offer this function', DRIVER],
  [0x00000057, 'ERROR_INVALID_PARAMETER', 'programming', 'the driver of the reader finds no sense in a parameter', DEFECT],
  [0x0000006d, 'ERROR_BROKEN_PIPE', 'service', 'the line to the smart-card service broke (a remote session has no readers)', RESTART],
  [0x00000079, 'ERROR_SEM_TIMEOUT', 'reader', 'the reader did not answer in time', REPLUG],
  [0x000003e3, 'ERROR_OPERATION_ABORTED', 'reader', 'the driver of the reader gave the call up', AGAIN],
  [0x0000045d, 'ERROR_IO_DEVICE', 'reader', 'the line to the reader failed', REPLUG],
  [0x0000048f, 'ERROR_DEVICE_NOT_CONNECTED', 'reader', 'the reader is unplugged', 'Plug the reader in.'],
];

export const RETURN_CODES: readonly ReturnCode[] = ROWS.map(([code, name, kind, meaning, whatToDo]) => ({
  code,
  name,
  kind,
  meaning,
  whatToDo,
}));

/** The codes that this program decides by. */
export const SCARD = {
  success: 0,
  cancelled: 0x80100002,
  invalidHandle: 0x80100003,
  invalidValue: 0x80100011,
  unknownReader: 0x80100009,
  timeout: 0x8010000a,
  sharingViolation: 0x8010000b,
  noSmartcard: 0x8010000c,
  notTransacted: 0x80100016,
  readerUnavailable: 0x80100017,
  unexpected: 0x8010001f,
  unsupportedFeature: 0x80100022,
  noReadersAvailable: 0x8010002e,
  commDataLost: 0x8010002f,
  unpoweredCard: 0x80100067,
  resetCard: 0x80100068,
  removedCard: 0x80100069,
  notSupported: 0x00000032,
  internalError: 0x80100001,
} as const;

/** The row of a return code; an unknown number gets a row that says so. */
export function returnCode(code: number): ReturnCode {
  const row = RETURN_CODES.find((known) => known.code === code);
  return (
    row ?? {
      code,
      name: 'an unknown return code',
      kind: 'reader',
      meaning: 'PC/SC answered with a number of no standard',
      whatToDo: REPLUG,
    }
  );
}

/** As PC/SC documents write it: 0x and eight digits. */
export function codeHex(code: number): string {
  return `0x${(code >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}
