import { Refusal } from '../../../core/failures/refusal.ts';
import type { FactBody } from '../../../core/facts/fact.ts';
import { cardChange } from '../card/card-change.ts';
import { type Parts, required } from '../handler.ts';

/**
 * Where the option had cards in force as soon as they are issued, this one is, unless something came in between: then it stays Issued, its
 * certificates on hold, and the journal says why.
 */
export function bringIntoForce(operationId: string, who: FactBody['who'], { store, clock }: Pick<Parts, 'store' | 'clock'>): void {
  const { cardId, findings } = required(store.get('operation', operationId), 'the operation');
  if (findings['end'] !== 'active') return;
  const at = new Date(clock.now()).toISOString();
  store.transact((writer) => {
    const card = required(writer.get('card', cardId), 'the card');
    const about = { kind: 'observation', who, servicePoint: card.servicePointId, subject: { kind: 'card', id: cardId } } as const;
    try {
      const changes = cardChange(writer, { cardId, event: 'activate' });
      const stamped = { record: 'card', id: cardId, set: { activatedAt: at } } as const;
      writer.append({ ...about, action: 'card.in-force', note: { card: card.number }, changes: [...changes, stamped] });
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      writer.append({ ...about, action: 'card.not-in-force', note: { card: card.number, because: cause.failure.code }, changes: [] });
    }
  });
}
