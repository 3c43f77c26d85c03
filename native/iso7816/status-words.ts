/** What a status word is, whatever command got it. */
export type StatusKind =
  | 'done'
  | 'more-data'
  | 'exact-length'
  | 'warning'
  | 'tries-left'
  | 'not-allowed'
  | 'blocked'
  | 'wrong-data'
  | 'wrong-length'
  | 'wrong-parameters'
  | 'not-found'
  | 'reference-not-found'
  | 'no-room'
  | 'not-supported'
  | 'card-fault'
  | 'unknown';

export interface StatusRow {
  /** Four hex digits; an `x` at the end stands for any digit. */
  readonly pattern: string;
  readonly name: string;
  readonly meaning: string;
  readonly kind: StatusKind;
}

/** Every status word that this program knows (SP 800-73-5 part 1 table 7, ISO/IEC 7816-4 §5.6). The first row that fits counts. */
export const statusWords: readonly StatusRow[] = [
  { pattern: '9000', name: 'success', kind: 'done', meaning: 'the command was carried out' },
  { pattern: '61xx', name: 'more data', kind: 'more-data', meaning: 'the command was carried out; more bytes of the answer wait' },
  { pattern: '6cxx', name: 'wrong Le', kind: 'exact-length', meaning: 'the answer has another length than asked for' },
  { pattern: '6200', name: 'warning', kind: 'warning', meaning: 'nothing was changed; no further information' },
  { pattern: '6281', name: 'data corrupted', kind: 'warning', meaning: 'part of the data may be corrupted' },
  { pattern: '6282', name: 'end of data', kind: 'warning', meaning: 'the end of the data came before the length asked for' },
  { pattern: '6283', name: 'application deactivated', kind: 'warning', meaning: 'the application is deactivated' },
  { pattern: '6285', name: 'application terminated', kind: 'warning', meaning: 'the application is terminated' },
  {
    pattern: '6300',
    name: 'verification failed',
    kind: 'tries-left',
    meaning: 'the secret was wrong; the card does not say how many tries are left',
  },
  { pattern: '63cx', name: 'verification failed', kind: 'tries-left', meaning: 'the secret was wrong, or tries are counted' },
  {
    pattern: '6400',
    name: 'execution error',
    kind: 'card-fault',
    meaning: 'the card could not carry out the command; nothing was changed',
  },
  { pattern: '6500', name: 'memory changed', kind: 'card-fault', meaning: 'the command failed and may have changed something' },
  { pattern: '6581', name: 'memory failure', kind: 'card-fault', meaning: 'the card could not write its memory' },
  { pattern: '6700', name: 'wrong length', kind: 'wrong-length', meaning: 'the length of the command is wrong' },
  { pattern: '6881', name: 'logical channel not supported', kind: 'not-supported', meaning: 'the card does not support logical channels' },
  { pattern: '6882', name: 'secure messaging not supported', kind: 'not-supported', meaning: 'the card does not support secure messaging' },
  { pattern: '6883', name: 'last command of chain expected', kind: 'wrong-data', meaning: 'a chain of commands was broken off' },
  { pattern: '6884', name: 'command chaining not supported', kind: 'not-supported', meaning: 'the card does not support command chaining' },
  { pattern: '6900', name: 'command not allowed', kind: 'not-allowed', meaning: 'the card does not allow this command now' },
  { pattern: '6982', name: 'security status not satisfied', kind: 'not-allowed', meaning: 'PIN, management key or a touch is missing' },
  { pattern: '6983', name: 'authentication method blocked', kind: 'blocked', meaning: 'no tries are left' },
  { pattern: '6984', name: 'reference data not usable', kind: 'blocked', meaning: 'the secret cannot be used' },
  {
    pattern: '6985',
    name: 'conditions of use not satisfied',
    kind: 'not-allowed',
    meaning: 'the card does not allow this in its present state',
  },
  { pattern: '6986', name: 'command not allowed', kind: 'not-allowed', meaning: 'no object is selected that this command could work on' },
  { pattern: '6987', name: 'secure messaging objects missing', kind: 'wrong-data', meaning: 'secure messaging data objects are missing' },
  {
    pattern: '6988',
    name: 'secure messaging objects incorrect',
    kind: 'wrong-data',
    meaning: 'secure messaging data objects are incorrect',
  },
  { pattern: '6a80', name: 'incorrect data', kind: 'wrong-data', meaning: 'the card does not take this data' },
  { pattern: '6a81', name: 'function not supported', kind: 'not-supported', meaning: 'the card does not support this function' },
  { pattern: '6a82', name: 'not found', kind: 'not-found', meaning: 'the card has no such data object or application' },
  { pattern: '6a83', name: 'record not found', kind: 'not-found', meaning: 'the card has no such record' },
  { pattern: '6a84', name: 'not enough memory', kind: 'no-room', meaning: 'the card has no room for this' },
  { pattern: '6a86', name: 'incorrect P1 or P2', kind: 'wrong-parameters', meaning: 'the card does not take these parameters' },
  {
    pattern: '6a87',
    name: 'Lc inconsistent with P1 P2',
    kind: 'wrong-length',
    meaning: 'the length of the data does not fit the parameters',
  },
  {
    pattern: '6a88',
    name: 'referenced data not found',
    kind: 'reference-not-found',
    meaning: 'the card has no such key, PIN or reference',
  },
  { pattern: '6a89', name: 'file already exists', kind: 'wrong-data', meaning: 'the card has this already' },
  { pattern: '6b00', name: 'wrong parameters', kind: 'wrong-parameters', meaning: 'the card does not take these parameters' },
  { pattern: '6d00', name: 'instruction not supported', kind: 'not-supported', meaning: 'the card does not know this instruction' },
  { pattern: '6e00', name: 'class not supported', kind: 'not-supported', meaning: 'the card does not know this class of commands' },
  { pattern: '6f00', name: 'no precise diagnosis', kind: 'card-fault', meaning: 'the card failed and does not say why' },
  { pattern: '62xx', name: 'warning', kind: 'warning', meaning: 'nothing was changed; the card has a remark' },
  { pattern: '63xx', name: 'warning', kind: 'warning', meaning: 'something was changed; the card has a remark' },
  {
    pattern: '64xx',
    name: 'execution error',
    kind: 'card-fault',
    meaning: 'the card could not carry out the command; nothing was changed',
  },
  { pattern: '65xx', name: 'memory error', kind: 'card-fault', meaning: 'the card could not write its memory' },
  { pattern: '66xx', name: 'security error', kind: 'card-fault', meaning: 'the card reports a security fault' },
  { pattern: '6fxx', name: 'no precise diagnosis', kind: 'card-fault', meaning: 'the card failed and does not say why' },
];

export interface StatusMeaning {
  /** Four lower-case hex digits. */
  readonly hex: string;
  readonly name: string;
  readonly meaning: string;
  readonly kind: StatusKind;
  /** Tries left, where the card says so: from 63CX, and 0 from 6983. */
  readonly triesLeft?: number;
  /** Bytes that wait (61xx) or the exact length (6Cxx); 256 stands for 256 or more. */
  readonly bytes?: number;
}

const UNKNOWN: StatusRow = {
  pattern: 'xxxx',
  name: 'unknown status',
  kind: 'unknown',
  meaning: 'the card gave an answer that no standard explains',
};

/** Name, meaning and numbers of a status word such as 0x63c2. */
export function explainStatus(status: number): StatusMeaning {
  const hex = status.toString(16).padStart(4, '0');
  const { name, meaning, kind, pattern } = rowOf(hex);
  const explained = { hex, name, meaning, kind };
  if (pattern === '63cx') return { ...explained, triesLeft: status & 0x0f };
  if (pattern === '6983') return { ...explained, triesLeft: 0 };
  if (kind === 'more-data' || kind === 'exact-length') return { ...explained, bytes: (status & 0xff) === 0 ? 256 : status & 0xff };
  return explained;
}

const PREFIXES = statusWords.map((row) => ({ row, digits: row.pattern.replaceAll('x', '') }));

/** Asked for every answer, also a thousand times for one in pieces, so the patterns are made ready once. */
function rowOf(hex: string): StatusRow {
  if (hex.length !== UNKNOWN.pattern.length) return UNKNOWN;
  return PREFIXES.find(({ digits }) => hex.startsWith(digits))?.row ?? UNKNOWN;
}
