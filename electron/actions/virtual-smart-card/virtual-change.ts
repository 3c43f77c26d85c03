import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { certificateChanges } from '../../../core/lifecycles/card-certificates.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { type VirtualSmartCardEvent, virtualSmartCardLifecycle } from '../../../core/lifecycles/virtual-smart-card.ts';
import type { VirtualSmartCard } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

type Event = Exclude<VirtualSmartCardEvent, 'change-pin' | 'expire'>;

/** The new state and that of the certificates, which then wait for the authority; nothing where the state knows no such step. */
export function virtualStep(store: StoreReader, card: VirtualSmartCard, event: Event): readonly Change[] {
  const step = next(virtualSmartCardLifecycle, card.state, event);
  if (!step.ok) return [];
  return [{ record: 'virtual-smart-card', id: card.id, set: { state: step.to } }, ...ofCertificates(store, card.id, event)];
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
  return ofCertificates(store, id, 'lock');
}

const ofCertificates = (store: StoreReader, id: string, event: Event): readonly Change[] =>
  certificateChanges(store.certificates.byCard(id), { event, revocationReason: 'unspecified' });
