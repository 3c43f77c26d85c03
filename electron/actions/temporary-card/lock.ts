import { temporaryCardChange } from '../../desk/temporary-card/take-back.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { assertIdle } from './idle.ts';

/** Row 48: final; what was in force is revoked, what was begun is given up. */
export const temporaryCardLock: Handler<'temporary-card.lock'> = async (call, parts) => {
  const { id, number } = required(call.subject.temporaryCard, 'the temporary card');
  assertIdle(id, parts);
  parts.store.transact((writer) => {
    const changes = temporaryCardChange(writer, id, { event: 'lock', at: call.at });
    writer.append(factOf(call, 'temporary-card.lock', { note: { card: number }, changes }));
  });
  return { waitingForAuthority: !(await settleAuthority(parts)) };
};
