/** When mail reminds of an end: days before it, largest first, and whether each of the last days counts too. */
export interface ReminderCalendar {
  readonly days: readonly number[];
  readonly eachDay: boolean;
}

const DAY_MS = 86_400_000;

/** All days before the end on which a mail goes out, smallest first: after the last one that is named come the days from it to 1. */
export function reminderDays({ days, eachDay }: ReminderCalendar): readonly number[] {
  const last = Math.min(...days);
  const daily = eachDay && days.length > 0 ? Array.from({ length: last }, (_, index) => index + 1) : [];
  return [...new Set([...daily, ...days])].toSorted((left, right) => left - right);
}

/**
 * The reminder that is due that many days before the end (0 on the last day): the latest whose day has come. Earlier ones that were
 * missed while the station was off are made up for by it. Undefined before the first and after the end.
 */
export function dueReminder(daysLeft: number, calendar: ReminderCalendar): number | undefined {
  return daysLeft < 0 ? undefined : reminderDays(calendar).find((day) => day >= daysLeft);
}

/** Whole days from one day to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The day that many days later, YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
