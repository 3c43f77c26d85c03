import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HandClock } from './hand-clock.ts';
import { person } from './path.ts';
import { remindersWaiting } from './reminders-waiting.ts';
import { peopleWorld } from './people-world.ts';
import type { Register } from './register.ts';
import { OPERATOR, type TestStation } from './test-station.ts';

const DAY_S = 86_400;
let clock: HandClock;
let station: TestStation;
let register: Register;

beforeEach(async () => {
  clock = new HandClock();
  ({ station, register } = await peopleWorld({ clock }));
});
afterEach(() => station.close());

const dayIn = (days: number): string => new Date(clock.now() + days * DAY_S * 1000).toISOString().slice(0, 10);
const waiting = () => remindersWaiting(station);

describe('temporary cards', () => {
  it('are reminded of 7 and 3 days before and then daily, anew once it was extended', async () => {
    await station.call('option.change', { id: 'temp-cards-encode', value: false });
    const personId = await person(station);
    const id = register.temporaryCard(personId, { state: 'unassigned' });
    await station.call('temporary-card.assign', { temporaryCardId: id, personId });
    const sent: number[] = [];
    const live = async (last: number): Promise<void> => {
      for (let day = 14; day >= last; day -= 1) {
        const before = waiting().length;
        await station.runJobs();
        if (waiting().length > before) sent.push(day);
        clock.forward(DAY_S);
      }
    };
    await live(3);
    expect(sent).toEqual([7, 3]);
    await station.signIn(OPERATOR);
    await station.call('temporary-card.extend', { temporaryCardId: id });
    await live(0);
    expect(sent).toEqual([7, 3, 7, 3, 2, 1]);
    await station.runJobs();
    expect(station.store.get('temporary-card', id)?.state).toBe('expired');
  });

  it.each([
    [[5, 2], false, [5, 2]],
    [[6], true, [6, 5, 4, 3, 2, 1]],
    [[], false, []],
  ])('are reminded as the options say, where they are others than the shipped ones', async (days, eachDay, told) => {
    await station.call('option.change', { id: 'temp-cards-email-before-expiring-days', value: days });
    await station.call('option.change', { id: 'temp-cards-email-each-day', value: eachDay });
    register.temporaryCard(register.person('Lena Lent').id, { state: 'assigned', dueOn: dayIn(8) });
    const sent: number[] = [];
    for (let day = 8; day >= 0; day -= 1) {
      const before = waiting().length;
      await station.runJobs();
      if (waiting().length > before) sent.push(day);
      clock.forward(DAY_S);
    }
    expect(sent).toEqual(told);
  });

  it('that are due or overdue stand on the Desk until they are back', async () => {
    const { id: holder } = register.person('Hugo Holder');
    const soon = register.temporaryCard(holder, { state: 'assigned', dueOn: dayIn(1) });
    const today = register.temporaryCard(holder, { state: 'assigned', dueOn: dayIn(0) });
    const late = register.temporaryCard(holder, { state: 'assigned', dueOn: dayIn(-2) });
    await station.runJobs();
    expect(station.store.get('temporary-card', late)?.state).toBe('expired');
    const toTakeBack = async () => (await station.call('desk.open', {})).toTakeBack.map(({ id }) => id);
    expect(await toTakeBack()).toEqual([late, today]);
    clock.forward(DAY_S);
    await station.signIn(OPERATOR);
    expect(await toTakeBack()).toEqual([late, today, soon]);
    await station.call('temporary-card.withdraw', { temporaryCardId: late });
    expect(await toTakeBack()).toEqual([today, soon]);
  });
});
