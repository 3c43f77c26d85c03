/** Time, ids and randomness are passed in, so that a test can hold them. */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  readonly now: () => number;
}

export interface World {
  readonly clock: Clock;
  readonly newId: () => string;
  /** Cryptographically strong bytes. */
  readonly random: (length: number) => Uint8Array;
}

/** The instant as records keep it: ISO 8601, UTC, milliseconds. */
export function instantOf(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
