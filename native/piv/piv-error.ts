import type { StatusMeaning } from '../iso7816/status-words.ts';

/** Every way in which work with a PIV card fails, apart from CardGone and the reader's own faults. */
export type PivErrorKind =
  /** Never sent: not 6 to 8 ASCII digits. */
  | 'pin-malformed'
  /** Never sent: not exactly 8 bytes. */
  | 'puk-malformed'
  /** Never sent: a key of the wrong length, a slot that cannot do this, a value outside its range. */
  | 'input-invalid'
  /** The card's own rules refuse this new PIN or PUK (Yubico 5.7: too easy). */
  | 'pin-against-rules'
  | 'pin-wrong'
  | 'pin-blocked'
  | 'puk-wrong'
  | 'puk-blocked'
  /** The card wants the PIN (9C: before every signature), or a touch. */
  | 'pin-needed'
  | 'management-key-wrong'
  | 'management-key-blocked'
  /** 9B speaks another cipher than the one tried. */
  | 'management-cipher-wrong'
  | 'management-key-needed'
  /** The card could not prove that it knows the management key. */
  | 'card-not-proved'
  | 'no-application'
  | 'object-missing'
  | 'key-missing'
  | 'no-room'
  | 'algorithm-unsupported'
  /** The card does not know the command, or not on this interface. */
  | 'unsupported'
  /** A refusal that the standard does not foresee here. */
  | 'refused'
  /** An answer that does not parse. */
  | 'answer-malformed'
  /** Content of an object that does not parse, or cannot be written. */
  | 'content-malformed'
  | 'key-not-proved'
  /** Wipe of a Yubico card whose PIN and PUK are not both blocked. */
  | 'reset-not-allowed';

export interface PivErrorDetails {
  /** Command with its section, for example `VERIFY (SP 800-73-5 part 2 §3.2.1)`. */
  readonly command?: string;
  readonly status?: StatusMeaning;
  readonly triesLeft?: number;
  readonly cause?: unknown;
}

/** Names the kind, the command and what the status word means; never holds a PIN, a key or an object's content. */
export class PivError extends Error {
  override readonly name = 'PivError';
  readonly kind: PivErrorKind;
  readonly command: string | undefined;
  /** Status word as four hex digits. */
  readonly status: string | undefined;
  readonly meaning: string | undefined;
  /** Tries left as the card counted them in this very answer. */
  readonly triesLeft: number | undefined;

  constructor(kind: PivErrorKind, message: string, details: PivErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.command = details.command;
    this.status = details.status?.hex;
    this.meaning = details.status?.meaning;
    this.triesLeft = details.triesLeft ?? details.status?.triesLeft;
  }
}

/** Work that parses what a card answered: a TLV error becomes PivError 'answer-malformed'. */
export function parsing<Value>(command: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof PivError) throw error;
    throw new PivError('answer-malformed', `${command}: the card's answer does not parse`, { command, cause: error });
  }
}
