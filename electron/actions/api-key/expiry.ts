/** A key is good for so many days; extending adds as many (spec service points 4.5). */
export const KEY_DAYS = 365;

const DAY_MS = 86_400_000;

/** An instant so many days later. */
export function laterBy(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * DAY_MS).toISOString();
}
