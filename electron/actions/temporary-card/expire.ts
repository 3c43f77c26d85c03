import { temporaryCardChange } from '../../desk/temporary-card/take-back.ts';
import type { Parts } from '../handler.ts';

/** Loans whose last day is over: the cards are Expired until they are withdrawn. One at which somebody works is left until that ended. */
export function expireTemporaryCards({ store, clock }: Pick<Parts, 'store' | 'clock'>): number {
  const at = new Date(clock.now()).toISOString();
  const over = store.temporaryCards.overdue(at.slice(0, 10)).filter(({ id }) => store.operations.openByCard(id) === undefined);
  for (const { id, number, servicePointId, dueOn = '' } of over) {
    store.transact((writer) => {
      writer.append({
        kind: 'observation',
        action: 'temporary-card.expired',
        who: {},
        servicePoint: servicePointId,
        subject: { kind: 'temporary-card', id },
        note: { card: number, due: dueOn },
        changes: temporaryCardChange(writer, id, { event: 'expire', at }),
      });
    });
  }
  return over.length;
}
