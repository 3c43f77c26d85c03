/**
 * A way to one card. PC/SC, the in-memory simulated card and a recorded script all implement this and nothing more.
 * Quirks (chaining, GET RESPONSE, extended length, tracing) are wrappers around a channel, each in its own file.
 */
export interface CardChannel {
  /** Answer to reset, bytes as the reader gave them. */
  readonly atr: Uint8Array;
  /**
   * One command APDU, one response APDU (data and the two status bytes; never shorter than 2 bytes).
   * Rejects with CardGone when the card left or was reset, with ReaderFault for everything else of the reader.
   */
  transmit(command: Uint8Array): Promise<Uint8Array>;
}

/** The card left the reader, lost power or was reset: what was true of it before may not be true now. */
export class CardGone extends Error {
  override readonly name = 'CardGone';
  readonly reason: 'removed' | 'reset' | 'replaced';
  constructor(reason: 'removed' | 'reset' | 'replaced', options?: ErrorOptions) {
    super(`the card was ${reason}`, options);
    this.reason = reason;
  }
}
