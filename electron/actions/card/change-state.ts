import { type Call, type Parts, factOf, required } from '../handler.ts';
import type { StoreReader } from '../../store/store.ts';
import { optionValue } from '../option/option-value.ts';
import { approvalRequest } from '../request/approval-request.ts';
import type { CardEvent } from '../../../core/lifecycles/card-certificates.ts';
import { cardChange } from './card-change.ts';
import { settleAuthority } from './settle-authority.ts';

export type StateAction = 'card.deactivate' | 'card.reactivate' | 'card.lock';

const rows = {
  'card.deactivate': { row: 30, event: 'deactivate', option: 'cards-deactivation-approval', to: 'inactive' },
  'card.reactivate': { row: 31, event: 'reactivate', option: 'cards-reactivation-approval', to: 'active' },
  'card.lock': { row: 32, event: 'lock', option: 'cards-locking-approval', to: 'locked' },
} as const satisfies Record<StateAction, { row: number; event: CardEvent; option: string; to: string }>;

/** What becomes of the certificates, for whoever approves. */
const certificatesAfter = { inactive: 'on-hold', active: 'valid', locked: 'revoked' } as const;

function certificatesWord(cardId: string, store: StoreReader): string {
  const states = store.certificates.byCard(cardId).flatMap(({ state }) => (state === 'valid' || state === 'on-hold' ? [state] : []));
  return [...new Set(states)].toSorted().join(', ');
}

/** Rows 30 to 32: where approval is asked for, the request waits and the card keeps its state; else the change is made at once. */
export async function changeState(action: StateAction, call: Call<StateAction>, parts: Parts): Promise<{ requestId?: string }> {
  const card = required(call.subject.card, 'the card');
  const { row, event, option, to } = rows[action];
  const asks = optionValue(parts.store, option) === true;
  const requestId = parts.newId();
  parts.store.transact((writer) => {
    const change = cardChange(writer, { cardId: card.id, event });
    const asked = {
      id: requestId,
      row,
      personId: card.personId,
      cardId: card.id,
      servicePointId: card.servicePointId,
      before: { state: card.state, certificates: certificatesWord(card.id, writer) },
      after: { state: to, certificates: certificatesAfter[to] },
    };
    writer.append(
      factOf(call, action, {
        note: { card: card.number, approval: asks },
        changes: asks ? [{ record: 'request', id: requestId, set: approvalRequest(call, asked) }] : change,
      }),
    );
  });
  if (asks) return { requestId };
  await settleAuthority(parts);
  return {};
}
