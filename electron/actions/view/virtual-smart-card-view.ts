import type { ActionId } from '../../../core/actions/all.ts';
import type { VirtualSmartCardView } from '../../../core/actions/views-virtual-smart-card.ts';
import type { VirtualSmartCard } from '../../../core/records/records.ts';
import type { Call, Parts } from '../handler.ts';
import { possible } from './possible.ts';

interface Viewing {
  readonly call: Pick<Call<ActionId>, 'may'>;
  readonly offered: readonly ActionId[];
}

export function virtualSmartCardView(
  card: VirtualSmartCard,
  { call, offered }: Viewing,
  { store, house }: Pick<Parts, 'store' | 'house'>,
): VirtualSmartCardView {
  const { id, number, state, keys, expiresOn, stationId, servicePointId } = card;
  return {
    id,
    number,
    state,
    keys,
    expiresOn,
    stationName: store.get('station', stationId)?.name ?? '',
    here: stationId === house.station().id,
    at: card.activatedAt ?? card.createdAt,
    possible: possible(offered, { virtualSmartCard: card, servicePointId }, { call, likely: [] }),
  };
}
