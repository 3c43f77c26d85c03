/** Small numbers for the desk. */
export interface Counts {
  /** Cards issued on that day (YYYY-MM-DD, UTC), the median time of an issue in seconds, and how many in each hour (UTC). */
  issuedOn(
    day: string,
    servicePointIds: readonly string[],
  ): { readonly issuedToday: number; readonly medianSeconds?: number; readonly issuedPerHour: { hour: number; issued: number }[] };
  issuedSince(instant: string, servicePointIds: readonly string[]): number;
}
