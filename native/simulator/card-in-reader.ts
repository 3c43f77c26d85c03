/** What a reader needs of a card: power, reset, and an answer to each command. Simulated cards are this. */
export interface CardInReader {
  /** Answer to reset; the same before and after power. */
  readonly atr: Uint8Array;
  /** Applies power; returns the answer to reset. */
  powerOn(): Uint8Array;
  /** Warm reset: session state is gone, contents stay. */
  reset(): Uint8Array;
  /** Takes power away: session state is gone, contents stay. */
  powerOff(): void;
  /** One command APDU in, one response APDU out (at least two bytes). */
  process(command: Uint8Array): Promise<Uint8Array> | Uint8Array;
}
