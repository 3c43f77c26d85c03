import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';

/** First start in one click, with invented records. */
export const stationFillDemo: Handler<'station.fill-demo'> = async (_call, { founding }) => {
  if (founding.state() !== 'first-start') throw new Refusal('already-started');
  await founding.foundDemo();
  return {};
};
