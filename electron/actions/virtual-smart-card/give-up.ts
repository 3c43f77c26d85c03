import { Refusal } from '../../../core/failures/refusal.ts';
import type { VirtualSmartCard } from '../../../core/records/records.ts';
import { giveUpOrders } from '../../desk/issue/lost-orders.ts';
import type { StoreReader } from '../../store/store.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import type { Parts } from '../handler.ts';
import { orderId, slotsOf } from './orders.ts';
import { removeKeys } from './remove-keys.ts';
import { virtualRevocations } from './virtual-change.ts';

/**
 * One that was begun and not finished ends worth nothing: certificates revoked, also those whose answer was lost, keys to be removed. It stays
 * visible as Registered (spec credentials 1.6).
 */
export async function giveUp(card: VirtualSmartCard, parts: Parts): Promise<void> {
  const { store } = parts;
  store.transact((writer) => {
    if (writer.get('virtual-smart-card', card.id)?.keys !== 'making') return;
    giveUpOrders(writer, lostOrders(card.id, writer));
    writer.append({
      kind: 'observation',
      action: 'virtual-smart-card.given-up',
      who: {},
      servicePoint: card.servicePointId,
      subject: { kind: 'virtual-smart-card', id: card.id },
      note: { card: card.number },
      changes: [...virtualRevocations(writer, card.id), { record: 'virtual-smart-card', id: card.id, set: { keys: 'to-remove' } }],
    });
  });
  await settleAuthority(parts);
  await removeKeys(card.id, parts);
}

function lostOrders(id: string, store: StoreReader): readonly string[] {
  const known = new Set<string>(store.certificates.byCard(id).map(({ slot }) => slot));
  return slotsOf(() => true)
    .filter(({ slot }) => !known.has(slot))
    .map(({ slot }) => orderId(id, slot));
}

/** Those that are being made just now, by this process. */
const running = new WeakMap<Parts['store'], Set<string>>();

/** Throws Refusal('busy') where somebody's is being made already. */
export async function whileMaking<Value>(personId: string, { store }: Pick<Parts, 'store'>, work: () => Promise<Value>): Promise<Value> {
  const now = running.get(store) ?? new Set<string>();
  running.set(store, now);
  if (now.has(personId)) throw new Refusal('busy');
  now.add(personId);
  try {
    return await work();
  } finally {
    now.delete(personId);
  }
}

/** At the next start, and whenever a token may be reached again: what was cut off is given up, what is to be removed is. */
export async function settleTokens(parts: Parts): Promise<void> {
  const here = parts.house.station().id;
  for (const card of parts.store.virtualSmartCards.unsettled()) {
    if (card.stationId !== here || running.get(parts.store)?.has(card.personId) === true) continue;
    if (card.keys === 'making') await giveUp(card, parts);
    else await removeKeys(card.id, parts);
  }
}
