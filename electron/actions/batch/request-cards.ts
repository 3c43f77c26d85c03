import type { Handler } from '../handler.ts';
import { knownProfile } from '../card/new-card.ts';
import { makeBatch } from './make-batch.ts';

/** Row 35, picked. */
export const batchRequestCards: Handler<'batch.request-cards'> = (call, parts) => {
  const { personIds: ids, found, profileId, alsoHolders = false } = call.input;
  return makeBatch(call, parts, { row: 35, pick: { ids, found }, asked: { profileId: knownProfile(profileId).id, alsoHolders } });
};
