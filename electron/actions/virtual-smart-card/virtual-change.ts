import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { type VirtualSmartCardEvent, virtualSmartCardLifecycle } from '../../../core/lifecycles/virtual-smart-card.ts';
import type { Certificate, VirtualSmartCard } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

type Event = Exclude<VirtualSmartCardEvent, 'change-pin' | 'expire'>;

/** What each event does to the certificates: from these states to that one (spec credentials 1.6). */
const effects: Readonly<Record<Event, { readonly from: readonly Certificate['state'][]; readonly to: Certificate['state'] }>> = {
  activate: { from: ['on-hold'], to: 'valid' },
  deactivate: { from: ['valid'], to: 'on-hold' },
  reactivate: { from: ['on-hold'], to: 'valid' },
  lock: { from: ['valid', 'on-hold'], to: 'revoked' },
};

/** The new state and that of the certificates, which then wait for the authority; nothing where the state knows no such step. */
export function virtualStep(store: StoreReader, card: VirtualSmartCard, event: Event): readonly Change[] {
  const step = next(virtualSmartCardLifecycle, card.state, event);
  if (!step.ok) return [];
  const { from, to } = effects[event];
  return [{ record: 'virtual-smart-card', id: card.id, set: { state: step.to } }, ...certificateChanges(store, card.id, { from, to })];
}

/** The same as an act of its own. Throws Refusal where the state knows no such step. */
export function virtualChange(store: StoreReader, id: string, event: Event): readonly Change[] {
  const card = store.get('virtual-smart-card', id);
  if (card === undefined) throw new Refusal('not-found');
  const changes = virtualStep(store, card, event);
  if (changes.length === 0) throw new Refusal('state-refuses', { state: card.state, event });
  return changes;
}

/** Everything that its certificates could still be used for ends: of one that was never finished, too. */
export function virtualRevocations(store: StoreReader, id: string): readonly Change[] {
  return certificateChanges(store, id, effects.lock);
}

function certificateChanges(store: StoreReader, id: string, { from, to }: (typeof effects)[Event]): readonly Change[] {
  return store.certificates
    .byCard(id)
    .filter(({ state }) => from.includes(state))
    .map((certificate) => ({
      record: 'certificate',
      id: certificate.id,
      set: { state: to, waitingForAuthority: true, ...(to === 'revoked' ? { revocationReason: 'unspecified' } : {}) },
    }));
}
