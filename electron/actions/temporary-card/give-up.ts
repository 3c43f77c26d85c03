import type { Change } from '../../../core/facts/draft.ts';
import type { FactBody } from '../../../core/facts/fact.ts';
import type { Operation, TemporaryCard } from '../../../core/records/records.ts';
import { endOperation, needsWipe, revocations, wipeOperation } from '../../desk/temporary-card/take-back.ts';
import type { StoreWriter } from '../../store/store.ts';
import { type Parts, required } from '../handler.ts';

interface GivingUp {
  readonly parts: Pick<Parts, 'store' | 'house' | 'clock' | 'newId'>;
  readonly who: FactBody['who'];
  readonly because: string;
}

/**
 * Gives an unfinished operation up. A card that was being prepared has failed and may be produced again on another chip; one that was
 * being assigned or extended is taken back, and its chip is wiped when it is seen. Returns the wipe that waits.
 */
export function giveUp(operation: Operation, { parts, who, because }: GivingUp): string | undefined {
  const at = new Date(parts.clock.now()).toISOString();
  return parts.store.transact((writer) => {
    const card = required(writer.get('temporary-card', operation.cardId), 'the temporary card');
    const wipeId = operation.kind !== 'prepare' && needsWipe(card, writer) ? parts.newId() : undefined;
    const end = operation.kind === 'prepare' ? failed(card, writer, parts) : takenBack(card);
    const changes: Change[] = [...end, ...revocations(writer, card.id), ...endOperation(writer, card.id, at)];
    if (wipeId !== undefined)
      changes.push({ record: 'operation', id: wipeId, set: wipeOperation(card, { id: wipeId, startedBy: operation.startedBy, at }) });
    writer.append({
      kind: 'observation',
      action: 'temporary-card.discarded',
      who,
      servicePoint: card.servicePointId,
      subject: { kind: 'temporary-card', id: card.id },
      note: { card: card.number, because },
      changes,
    });
    return wipeId;
  });
}

function takenBack({ id, state }: TemporaryCard): readonly Change[] {
  const after = state === 'assigned' || state === 'expired' ? 'unassigned' : state;
  return [{ record: 'temporary-card', id, set: { state: after, personId: null, assignedAt: null, dueOn: null } }];
}

/** What its record no longer says once its chip is given up. */
const NOTHING_WRITTEN = {
  cardUuid: null,
  fascN: null,
  expiresOn: null,
  chip: null,
  model: null,
  masterKeyVersion: null,
  pinBlobId: null,
  pukBlobId: null,
  pukPendingBlobId: null,
} as const;

function failed(card: TemporaryCard, writer: StoreWriter, { house }: Pick<Parts, 'house'>): readonly Change[] {
  for (const blobId of [card.pinBlobId, card.pukBlobId, card.pukPendingBlobId])
    if (blobId !== undefined) house.cardSecrets.destroy(writer, blobId);
  return [{ record: 'temporary-card', id: card.id, set: { state: 'failed', ...NOTHING_WRITTEN } }];
}
