const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * So long a station waits after so many failures in a row before that one, in ms: twice as long each time, and each station by its own share more or
 * less, so that those whom one fault has cut off do not all come back in the same moment. `station`: its id, a UUID.
 */
export function pauseAfter(failures: number, station: string): number {
  const share = Number.parseInt(station.slice(0, 8), 16) / 2 ** 32;
  return Math.round(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.75 + share / 2));
}
