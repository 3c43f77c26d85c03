import type { Desk } from '../../desk/desk.ts';
import type { SessionHolder } from '../../router/session.ts';

/** Locks a session that a card opened, once that card left its reader, be it for a moment. */
export function lockWithoutCard(sessions: SessionHolder, desk: Pick<Desk, 'lying'>): void {
  const card = sessions.current()?.card;
  if (card !== undefined && desk.lying(card.reader) !== card.lying) sessions.lock();
}
