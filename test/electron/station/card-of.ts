import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { activeCardOf } from './path.ts';
import { READER, type TestStation } from './test-station.ts';

/** Somebody's own card, in force, in the first reader. */
export async function cardOf(
  station: TestStation,
  email: string,
): Promise<{ readonly cardId: string; readonly card: SimulatedCard; readonly personId: string }> {
  const personId = station.store.people.byEmail(email)?.id ?? '';
  const { cardId, card } = await activeCardOf(station, personId);
  await station.tile(READER, ({ cardState }) => cardState === 'active');
  return { cardId, card, personId };
}
