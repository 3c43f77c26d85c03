import { dayAfter, daysBetween, dueReminder, type ReminderCalendar, reminderDays } from '../../core/reminder-calendar.ts';
import type { Person } from '../../core/records/records.ts';
import type { ToRemind } from '../store/finders/card-finders.ts';
import type { Store, StoreWriter } from '../store/store.ts';

/** Something of a person's that ends on a day. */
export interface Ending {
  readonly id: string;
  readonly personId: string;
  readonly servicePointId: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly remindedDays?: number | undefined;
}

/** One kind of thing whose end is told beforehand. */
export interface ReminderKind<Thing extends Ending = Ending> {
  readonly thing: 'card' | 'temporary-card' | 'mobile-id';
  readonly calendar: () => ReminderCalendar;
  readonly find: (query: ToRemind) => readonly Thing[];
  /** As it is now, where it is still to be told of. */
  readonly now: (writer: StoreWriter, id: string) => Thing | undefined;
  /** Puts the mail into the outbox. */
  readonly mail: (writer: StoreWriter, thing: Thing, person: Person) => void;
}

interface Parts {
  readonly store: Store;
  readonly now: () => number;
}

const AT_ONCE = 100;

/**
 * Mail to the holders of what ends soon, by the calendar of the options. Which reminder went out stands in the record, and is written with
 * the mail in one transaction: none goes out twice, and after a station was off only the latest does. Gives how many were looked at and are settled.
 */
export function remind<Thing extends Ending>(kind: ReminderKind<Thing>, { store, now }: Parts): number {
  const calendar = kind.calendar();
  const today = new Date(now()).toISOString().slice(0, 10);
  let settled = 0;
  for (const { from, to, days } of spans(reminderDays(calendar), today))
    for (const thing of kind.find({ from, to, days, limit: AT_ONCE }))
      if (remindOne(thing.id, { kind, store, calendar, today })) settled += 1;
  return settled;
}

/** Ends within these days have that reminder due: each from the day after the one before. */
function spans(days: readonly number[], today: string): readonly Omit<ToRemind, 'limit'>[] {
  return days.map((day, index) => ({
    days: day,
    from: dayAfter(today, index === 0 ? 0 : (days[index - 1] ?? 0) + 1),
    to: dayAfter(today, day),
  }));
}

interface Reminding<Thing extends Ending> {
  readonly kind: ReminderKind<Thing>;
  readonly store: Store;
  readonly calendar: ReminderCalendar;
  readonly today: string;
}

/** Whoever is not Active gets no mail, and the reminder counts as given: it is not made up for when they come back. */
function remindOne<Thing extends Ending>(id: string, { kind, store, calendar, today }: Reminding<Thing>): boolean {
  return store.transact((writer) => {
    const thing = kind.now(writer, id);
    const person = thing === undefined ? undefined : writer.get('person', thing.personId);
    if (thing === undefined || person === undefined) return false;
    const days = dueReminder(daysBetween(today, thing.on), calendar);
    if (days === undefined || (thing.remindedDays !== undefined && thing.remindedDays <= days)) return false;
    const active = person.state === 'active';
    if (active) kind.mail(writer, thing, person);
    writer.append({
      kind: 'observation',
      action: `${kind.thing}.remind`,
      who: {},
      servicePoint: thing.servicePointId,
      subject: { kind: kind.thing, id },
      note: { days, on: thing.on, mailed: active },
      changes: [{ record: kind.thing, id, set: { remindedDays: days } }],
    });
    return true;
  });
}
