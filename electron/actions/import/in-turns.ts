import { setImmediate as turn } from 'node:timers/promises';

/** Longer than this nobody waits for an answer behind us. */
const TURN_MS = 20;

/** One after the other, with a turn of the event loop for everybody else now and then. */
export async function inTurns<Item>(items: readonly Item[], work: (item: Item) => void): Promise<void> {
  let untilMs = performance.now() + TURN_MS;
  for (const item of items) {
    work(item);
    if (performance.now() < untilMs) continue;
    await turn();
    untilMs = performance.now() + TURN_MS;
  }
}
