import type { Change } from '../../../core/facts/draft.ts';
import { cardLifecycle } from '../../../core/lifecycles/card.ts';
import { certificateLifecycle } from '../../../core/lifecycles/certificate.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import type { Clerk } from '../clerk.ts';
import { idOf, required, type Step } from '../scene.ts';

/** Cards whose last day is over: the station sees it long after they were handed over. */
export const expireCards: Step = {
  prepare(scene) {
    const expired = scene.people.filter(({ story }) => story === 'expired');
    return Promise.resolve((clerk) => {
      for (const { email } of expired) expire(clerk, required(clerk.store.cards.byPerson(idOf(email, scene))[0], 'a card').id);
    });
  },
};

/** The station itself sees that a card's last day is over. */
function expire(clerk: Clerk, cardId: string): void {
  const card = required(clerk.store.get('card', cardId), 'the card');
  const step = next(cardLifecycle, card.state, 'expire');
  if (!step.ok) throw new TypeError(`demo: a card that is ${card.state} cannot expire`);
  const certificates = clerk.store.certificates
    .byCard(cardId)
    .filter(({ state }) => next(certificateLifecycle, state, 'expire').ok)
    .map(({ id }): Change => ({ record: 'certificate', id, set: { state: 'expired' } }));
  clerk.note({
    kind: 'observation',
    action: 'card.expire',
    who: {},
    servicePoint: card.servicePointId,
    subject: { kind: 'card', id: cardId },
    note: { card: card.number },
    changes: [{ record: 'card', id: cardId, set: { state: step.to } }, ...certificates],
  });
}
