import { next } from '../../../core/lifecycles/lifecycle.ts';
import { temporaryCardLifecycle } from '../../../core/lifecycles/temporary-card.ts';
import { required } from '../handler.ts';
import { beginPreparing } from '../temporary-card/begin-preparing.ts';
import { produceTemporary } from '../temporary-card/produce.ts';
import type { ProductionOrder } from './order.ts';

/** Row 51: each card of the pool from the next blank. */
export const issueTemporaryCards: ProductionOrder = {
  action: 'batch.issue-temporary-cards',
  kind: 'temporary-card',
  whyNot: ({ recordId, caller, parts }) => {
    const temporaryCard = required(parts.store.get('temporary-card', recordId), 'the temporary card');
    const { state, servicePointId } = temporaryCard;
    const denied = caller.may('batch.issue-temporary-cards', { temporaryCard, servicePointId });
    if (denied !== undefined) return denied;
    return next(temporaryCardLifecycle, state, 'issue').ok ? undefined : { code: 'state-refuses', params: { state, event: 'issue' } };
  },
  begin: ({ recordId, caller, parts }, reader, ended) => {
    const card = required(parts.store.get('temporary-card', recordId), 'the temporary card');
    return beginPreparing({ action: 'batch.issue-temporary-cards', card, reader, call: caller, ended }, parts);
  },
  resume: ({ caller, parts }, { operationId, reader }, ended) => produceTemporary({ operationId, reader, who: caller.who, ended }, parts),
  isMade: (id, { store }) => ['unassigned', 'assigned', 'expired'].includes(required(store.get('temporary-card', id), 'the card').state),
};
