import type { Change } from '../../../core/facts/draft.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { removeKeys } from '../virtual-smart-card/remove-keys.ts';
import { virtualChange } from '../virtual-smart-card/virtual-change.ts';

/** Row 43: what the world relies on ends first; then, with consent, keys and certificates are removed here, now or as soon as the token is there. */
export const selfLockVirtualSmartCard: Handler<'self.lock-virtual-smart-card'> = async (call, parts) => {
  const { id, number, stationId } = required(call.subject.virtualSmartCard, 'the virtual smart card');
  const removes = call.input.destroysKeys && stationId === parts.house.station().id;
  parts.store.transact((writer) => {
    const keys: readonly Change[] = removes ? [{ record: 'virtual-smart-card', id, set: { keys: 'to-remove' } }] : [];
    const changes = [...virtualChange(writer, id, 'lock'), ...keys];
    writer.append(factOf(call, 'self.lock-virtual-smart-card', { note: { card: number, removes }, changes }));
  });
  const waitingForAuthority = !(await settleAuthority(parts));
  if (!removes) return { waitingForAuthority, keys: 'left' };
  await removeKeys(id, parts);
  const { keys } = required(parts.store.get('virtual-smart-card', id), 'the virtual smart card');
  return { waitingForAuthority, keys: keys === 'removed' || keys === 'left' ? keys : 'to-remove' };
};
