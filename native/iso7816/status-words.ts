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
  /** Four hex digits; `x` stands for any digit. */
  readonly pattern: string;
  readonly name: string;
  readonly meaning: string;
  readonly kind: StatusKind;
}

const row = (pattern: string, name: string, kind: StatusKind, meaning: string): StatusRow => ({ pattern, name, kind, meaning });

/** Every status word that this program knows (SP 800-73-5 part 1 table 7, ISO/IEC 7816-4 §5.6). The first row that fits counts. */
export const statusWords: readonly StatusRow[] = [
  row('9000', 'success', 'done', 'the command was carried out'),
  row('61xx', 'more data', 'more-data', 'the command was carried out; more bytes of the answer wait'),
  row('6cxx', 'wrong Le', 'exact-length', 'the answer has another length than asked for'),
  row('6200', 'warning', 'warning', 'nothing was changed; no further information'),
  row('6281', 'data corrupted', 'warning', 'part of the data may be corrupted'),
  row('6282', 'end of data', 'warning', 'the end of the data came before the length asked for'),
  row('6283', 'application deactivated', 'warning', 'the application is deactivated'),
  row('6285', 'application terminated', 'warning', 'the application is terminated'),
  row('6300', 'verification failed', 'tries-left', 'the secret was wrong; the card does not say how many tries are left'),
  row('63cx', 'verification failed', 'tries-left', 'the secret was wrong, or tries are counted'),
  row('6400', 'execution error', 'card-fault', 'the card could not carry out the command; nothing was changed'),
  row('6500', 'memory changed', 'card-fault', 'the command failed and may have changed something'),
  row('6581', 'memory failure', 'card-fault', 'the card could not write its memory'),
  row('6700', 'wrong length', 'wrong-length', 'the length of the command is wrong'),
  row('6881', 'logical channel not supported', 'not-supported', 'the card does not support logical channels'),
  row('6882', 'secure messaging not supported', 'not-supported', 'the card does not support secure messaging'),
  row('6883', 'last command of chain expected', 'wrong-data', 'a chain of commands was broken off'),
  row('6884', 'command chaining not supported', 'not-supported', 'the card does not support command chaining'),
  row('6900', 'command not allowed', 'not-allowed', 'the card does not allow this command now'),
  row('6982', 'security status not satisfied', 'not-allowed', 'PIN, management key or a touch is missing'),
  row('6983', 'authentication method blocked', 'blocked', 'no tries are left'),
  row('6984', 'reference data not usable', 'blocked', 'the secret cannot be used'),
  row('6985', 'conditions of use not satisfied', 'not-allowed', 'the card does not allow this in its present state'),
  row('6986', 'command not allowed', 'not-allowed', 'no object is selected that this command could work on'),
  row('6987', 'secure messaging objects missing', 'wrong-data', 'secure messaging data objects are missing'),
  row('6988', 'secure messaging objects incorrect', 'wrong-data', 'secure messaging data objects are incorrect'),
  row('6a80', 'incorrect data', 'wrong-data', 'the card does not take this data'),
  row('6a81', 'function not supported', 'not-supported', 'the card does not support this function'),
  row('6a82', 'not found', 'not-found', 'the card has no such data object or application'),
  row('6a83', 'record not found', 'not-found', 'the card has no such record'),
  row('6a84', 'not enough memory', 'no-room', 'the card has no room for this'),
  row('6a86', 'incorrect P1 or P2', 'wrong-parameters', 'the card does not take these parameters'),
  row('6a87', 'Lc inconsistent with P1 P2', 'wrong-length', 'the length of the data does not fit the parameters'),
  row('6a88', 'referenced data not found', 'reference-not-found', 'the card has no such key, PIN or reference'),
  row('6a89', 'file already exists', 'wrong-data', 'the card has this already'),
  row('6b00', 'wrong parameters', 'wrong-parameters', 'the card does not take these parameters'),
  row('6d00', 'instruction not supported', 'not-supported', 'the card does not know this instruction'),
  row('6e00', 'class not supported', 'not-supported', 'the card does not know this class of commands'),
  row('6f00', 'no precise diagnosis', 'card-fault', 'the card failed and does not say why'),
  row('62xx', 'warning', 'warning', 'nothing was changed; the card has a remark'),
  row('63xx', 'warning', 'warning', 'something was changed; the card has a remark'),
  row('64xx', 'execution error', 'card-fault', 'the card could not carry out the command; nothing was changed'),
  row('65xx', 'memory error', 'card-fault', 'the card could not write its memory'),
  row('66xx', 'security error', 'card-fault', 'the card reports a security fault'),
  row('6fxx', 'no precise diagnosis', 'card-fault', 'the card failed and does not say why'),
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

const UNKNOWN = row('xxxx', 'unknown status', 'unknown', 'the card gave an answer that no standard explains');

/** Name, meaning and numbers of a status word such as 0x63c2. */
export function explainStatus(status: number): StatusMeaning {
  const hex = status.toString(16).padStart(4, '0');
  const { name, meaning, kind, pattern } = statusWords.find((each) => fits(each.pattern, hex)) ?? UNKNOWN;
  const explained = { hex, name, meaning, kind };
  if (pattern === '63cx') return { ...explained, triesLeft: status & 0x0f };
  if (pattern === '6983') return { ...explained, triesLeft: 0 };
  if (kind === 'more-data' || kind === 'exact-length') return { ...explained, bytes: (status & 0xff) === 0 ? 256 : status & 0xff };
  return explained;
}

function fits(pattern: string, hex: string): boolean {
  return hex.length === pattern.length && [...pattern].every((digit, at) => digit === 'x' || digit === hex[at]);
}
