import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { activate, approvedCard, blankCard, issue, PIN } from './path.ts';
import { READER, type TestStation } from './test-station.ts';

/** Somebody's own card, in force, in the first reader. */
export async function cardOf(
  station: TestStation,
  email: string,
): Promise<{ readonly cardId: string; readonly card: SimulatedCard; readonly personId: string }> {
  const personId = station.store.people.byEmail(email)?.id ?? '';
  const cardId = await approvedCard(station, personId);
  const card = await blankCard();
  await station.insert(card);
  await issue(station, cardId);
  await station.tile(READER, ({ contents }) => contents === 'ours');
  await activate(station, cardId, PIN);
  await station.tile(READER, ({ cardState }) => cardState === 'active');
  return { cardId, card, personId };
}
