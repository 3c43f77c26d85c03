import type { Operation } from '../../../core/records/records.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';

/** Key of the settings under which orders wait whose certificates, if there are any, are to be revoked. */
const SETTING = 'orders-to-revoke';
const slots = ['9a', '9c', '9d', '9e'] as const;

/**
 * Orders that may have given a certificate which is on no record: the answer was lost, or the process ended between authority and record.
 * Findings: `order-9a` is written before the authority is asked, `certificate-9a` with the record of its answer.
 */
export function lostOrders({ findings }: Pick<Operation, 'findings'>): readonly string[] {
  return slots.flatMap((slot) => {
    const order = findings[`order-${slot}`] ?? '';
    return order === '' || (findings[`certificate-${slot}`] ?? '') !== '' ? [] : [order];
  });
}

/** Orders that wait to be revoked. */
export function ordersToRevoke(store: Pick<StoreReader, 'settings'>): readonly string[] {
  const kept = store.settings.get(SETTING);
  return Array.isArray(kept) ? kept.filter((order) => typeof order === 'string') : [];
}

/** In one transaction with the reason why nobody wants them any more. */
export function giveUpOrders(writer: StoreWriter, orders: readonly string[]): void {
  if (orders.length > 0) writer.settings.set(SETTING, [...new Set([...ordersToRevoke(writer), ...orders])]);
}

/** The authority knows: they wait no longer. */
export function ordersRevoked(writer: StoreWriter, orders: readonly string[]): void {
  const left = ordersToRevoke(writer).filter((order) => !orders.includes(order));
  if (left.length === 0) writer.settings.remove(SETTING);
  else writer.settings.set(SETTING, left);
}
