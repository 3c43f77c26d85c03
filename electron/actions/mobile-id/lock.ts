import { type Call, type Handler, type Parts, factOf, required } from '../handler.ts';
import { mobileChange } from './mobile-change.ts';
import { tellServer } from './settle.ts';

type Locking = 'mobile-id.lock' | 'self.lock-mobile-id';

/** Rows 38 and 40: final. From then on this station takes nothing that it signs; the server hears of it as soon as it can be reached. */
export async function lockMobileId<Id extends Locking>(action: Id, call: Call<Id>, parts: Parts): Promise<{ waitingForServer: boolean }> {
  const { id, number } = required(call.subject.mobileId, 'the mobile ID');
  parts.store.transact((writer) => {
    const changes = mobileChange(writer, id, 'lock');
    writer.append(factOf(call, action, { note: { mobileId: number }, changes }));
  });
  return { waitingForServer: !(await tellServer(parts)) };
}

export const mobileIdLock: Handler<'mobile-id.lock'> = (call, parts) => lockMobileId('mobile-id.lock', call, parts);
