import { settleAuthority } from '../card/settle-authority.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { virtualChange } from './virtual-change.ts';

/** Row 41: final. The keys stay in the token; without certificates they are worth nothing. */
export const virtualSmartCardLock: Handler<'virtual-smart-card.lock'> = async (call, parts) => {
  const { id, number } = required(call.subject.virtualSmartCard, 'the virtual smart card');
  parts.store.transact((writer) => {
    const changes = virtualChange(writer, id, 'lock');
    writer.append(factOf(call, 'virtual-smart-card.lock', { note: { card: number }, changes }));
  });
  return { waitingForAuthority: !(await settleAuthority(parts)) };
};
