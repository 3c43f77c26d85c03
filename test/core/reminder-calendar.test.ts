import { describe, expect, it } from 'vitest';
import { dayAfter, daysBetween, dueReminder, reminderDays } from '../../core/reminder-calendar.ts';

const cards = { days: [60, 30, 14, 7], eachDay: true };

describe('the calendar of reminders', () => {
  it('names the days of the option, then each of the last days (spec credentials 1.2, 1.4)', () => {
    expect(reminderDays(cards)).toEqual([1, 2, 3, 4, 5, 6, 7, 14, 30, 60]);
    expect(reminderDays({ days: [7, 3], eachDay: true })).toEqual([1, 2, 3, 7]);
    expect(reminderDays({ days: [7, 3], eachDay: false })).toEqual([3, 7]);
    expect(reminderDays({ days: [], eachDay: true })).toEqual([]);
  });

  it.each([
    [400, undefined],
    [61, undefined],
    [60, 60],
    [59, 60],
    [31, 60],
    [30, 30],
    [14, 14],
    [8, 14],
    [7, 7],
    [6, 6],
    [1, 1],
    [0, 1],
    [-1, undefined],
  ])('%i days before the end the reminder of day %s is due', (daysLeft, due) => {
    expect(dueReminder(daysLeft, cards)).toBe(due);
  });

  it('counts days over the end of February and of daylight saving', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  });
});
