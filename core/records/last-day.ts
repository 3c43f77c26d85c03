/** The day so many years after a moment (milliseconds since 1970), in UTC, as YYYY-MM-DD: the last on which what is issued then is good. */
export function lastDay(fromMs: number, years: number): string {
  const day = new Date(fromMs);
  return new Date(Date.UTC(day.getUTCFullYear() + years, day.getUTCMonth(), day.getUTCDate())).toISOString().slice(0, 10);
}
