import { afterEach, beforeEach, expect, it } from 'vitest';
import { beginDemo } from '../../../electron/demo/fill-demo.ts';
import { HandClock } from './hand-clock.ts';
import { activeCard, found } from './path.ts';
import { scratchFolder } from './scratch-folder.ts';
import { TestStation } from './test-station.ts';

const DAY_S = 86_400;
let clock: HandClock;
let station: TestStation;
beforeEach(async () => {
  clock = new HandClock();
  station = await TestStation.open({ dataFolder: scratchFolder(), clock });
  await found(station);
});
afterEach(() => station.close());

it('the end of a card waits while the demo is being filled: its story ends its cards itself', async () => {
  const { cardId } = await activeCard(station);
  station.store.transact((writer) => beginDemo(writer, clock.now()));
  clock.forward(3000 * DAY_S);
  await station.runJobs();
  expect(station.store.get('card', cardId)?.state).toBe('active');
  expect(station.store.facts.find({ action: 'card.expire', limit: 1 })).toEqual([]);
});
