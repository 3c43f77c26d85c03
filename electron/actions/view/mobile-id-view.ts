import type { ActionId } from '../../../core/actions/all.ts';
import type { MobileIdView } from '../../../core/actions/views-mobile-id.ts';
import type { MobileId } from '../../../core/records/records.ts';
import type { Call } from '../handler.ts';
import { possible } from './possible.ts';

interface Viewing {
  readonly call: Pick<Call<ActionId>, 'may'>;
  readonly offered: readonly ActionId[];
}

export function mobileIdView(mobileId: MobileId, { call, offered }: Viewing): MobileIdView {
  const { id, number, state, uses, ticketUntil, credential, tellsId, expiresOn, activatedAt, createdAt, servicePointId } = mobileId;
  return {
    id,
    number,
    state,
    uses,
    ...(ticketUntil === undefined ? {} : { waitsUntil: ticketUntil }),
    ...(credential === undefined ? {} : { synced: credential.synced }),
    tells: tellsId !== undefined,
    expiresOn,
    at: activatedAt ?? createdAt,
    possible: possible(offered, { mobileId, servicePointId }, { call, likely: [] }),
  };
}
