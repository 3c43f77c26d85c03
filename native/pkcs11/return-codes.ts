/** Who has to do something about it: the person at the computer, the token, the module, or this program. */
export type TokenFaultKind =
  | 'pin-wrong'
  | 'pin-locked'
  | 'pin-unfit'
  | 'token-gone'
  | 'token-full'
  | 'not-offered'
  | 'module-absent'
  | 'module'
  | 'programming';

interface Row {
  readonly name: string;
  readonly kind: TokenFaultKind;
  /** What it says, as the end of a sentence about the call. */
  readonly meaning: string;
}

/** The return codes of PKCS #11 v2.40 §5.1 that a token may answer here; all others are faults of the module. */
const ROWS: Readonly<Record<number, Row>> = {
  0x2: { name: 'CKR_HOST_MEMORY', kind: 'module', meaning: 'the computer has no memory left' },
  0x3: { name: 'CKR_SLOT_ID_INVALID', kind: 'token-gone', meaning: 'the place of the token is gone' },
  0x5: { name: 'CKR_GENERAL_ERROR', kind: 'module', meaning: 'the module failed and cannot say why' },
  0x6: { name: 'CKR_FUNCTION_FAILED', kind: 'module', meaning: 'the module failed' },
  0x7: { name: 'CKR_ARGUMENTS_BAD', kind: 'programming', meaning: 'the call makes no sense' },
  0x10: { name: 'CKR_ATTRIBUTE_READ_ONLY', kind: 'programming', meaning: 'an attribute cannot be changed' },
  0x12: { name: 'CKR_ATTRIBUTE_TYPE_INVALID', kind: 'not-offered', meaning: 'the token does not know an attribute' },
  0x13: { name: 'CKR_ATTRIBUTE_VALUE_INVALID', kind: 'not-offered', meaning: 'the token does not take a value' },
  0x30: { name: 'CKR_DEVICE_ERROR', kind: 'token-gone', meaning: 'the device behind the token failed' },
  0x31: { name: 'CKR_DEVICE_MEMORY', kind: 'token-full', meaning: 'the device behind the token has no room left' },
  0x32: { name: 'CKR_DEVICE_REMOVED', kind: 'token-gone', meaning: 'the device behind the token is gone' },
  0x54: { name: 'CKR_FUNCTION_NOT_SUPPORTED', kind: 'not-offered', meaning: 'the module does not offer this' },
  0x70: { name: 'CKR_MECHANISM_INVALID', kind: 'not-offered', meaning: 'the token does not offer this algorithm' },
  0xa0: { name: 'CKR_PIN_INCORRECT', kind: 'pin-wrong', meaning: 'the PIN is wrong' },
  0xa1: { name: 'CKR_PIN_INVALID', kind: 'pin-unfit', meaning: 'the token does not take such a PIN' },
  0xa2: { name: 'CKR_PIN_LEN_RANGE', kind: 'pin-unfit', meaning: 'the PIN is too short or too long for the token' },
  0xa3: { name: 'CKR_PIN_EXPIRED', kind: 'pin-unfit', meaning: 'the PIN has expired' },
  0xa4: { name: 'CKR_PIN_LOCKED', kind: 'pin-locked', meaning: 'the PIN is blocked after too many wrong tries' },
  0xe0: { name: 'CKR_TOKEN_NOT_PRESENT', kind: 'token-gone', meaning: 'there is no token' },
  0xe1: { name: 'CKR_TOKEN_NOT_RECOGNIZED', kind: 'token-gone', meaning: 'the token is of an unknown kind' },
  0xe2: { name: 'CKR_TOKEN_WRITE_PROTECTED', kind: 'not-offered', meaning: 'the token cannot be written' },
  0x101: { name: 'CKR_USER_NOT_LOGGED_IN', kind: 'programming', meaning: 'the PIN was not given' },
  0x102: { name: 'CKR_USER_PIN_NOT_INITIALIZED', kind: 'programming', meaning: 'the token has no PIN yet' },
  0x190: { name: 'CKR_CRYPTOKI_NOT_INITIALIZED', kind: 'programming', meaning: 'the module was not started' },
};

export const CKR_OK = 0;
export const CKR_CRYPTOKI_ALREADY_INITIALIZED = 0x191;

export function tokenCode(code: number): Row {
  return ROWS[code] ?? { name: 'CKR', kind: 'module', meaning: 'the module failed' };
}

export const codeHex = (code: number): string => `0x${code.toString(16).padStart(8, '0').toUpperCase().replace('X', 'x')}`;
