import type { Change } from '../../../core/facts/draft.ts';
import type { Certificate, Operation } from '../../../core/records/records.ts';
import type { FactBody } from '../../../core/facts/fact.ts';
import type { Store } from '../../store/store.ts';
import { giveUpOrders, lostOrders } from './lost-orders.ts';
import type { CardSecrets } from './ports.ts';

interface Discarded {
  readonly store: Store;
  readonly secrets: CardSecrets;
  readonly operationId: string;
  readonly who: FactBody['who'];
  /** ISO 8601. */
  readonly at: string;
  readonly because: string;
}

/**
 * The first half of giving a card up while it can still be wiped: nothing that it holds is worth anything from now on, and it can only be
 * given up, not taken up. The operation stays open, so that the card is known until it is wiped.
 */
export function revokeForDiscard({ store, operationId, who, because }: Omit<Discarded, 'secrets' | 'at'>): void {
  const operation = store.get('operation', operationId);
  const card = operation === undefined ? undefined : store.get('card', operation.cardId);
  if (operation === undefined || card === undefined || isBeingDiscarded(operation)) return;
  store.transact((writer) => {
    giveUpOrders(writer, lostOrders(operation));
    writer.append({
      kind: 'observation',
      action: 'card.step-done',
      who,
      servicePoint: card.servicePointId,
      subject: { kind: 'card', id: card.id },
      note: { card: card.number, step: 'discard', because },
      changes: [
        { record: 'operation', id: operationId, set: { findings: { ...operation.findings, discard: 'begun' } } },
        ...revocations(writer.certificates.byCard(card.id)),
      ],
    });
  });
}

/** Was giving it up begun, and the wipe did not get through? */
export function isBeingDiscarded({ findings }: Pick<Operation, 'findings'>): boolean {
  return findings['discard'] !== undefined;
}

/**
 * Gives an unfinished card up on record: its certificates are revoked, its secrets destroyed, its number for life given back, so that
 * the request can be produced again on another card. Returns how many certificates are or will be revoked by it.
 */
export function discardOnRecord({ store, secrets, operationId, who, at, because }: Discarded): number {
  const operation = store.get('operation', operationId);
  const card = operation === undefined ? undefined : store.get('card', operation.cardId);
  if (operation === undefined || card === undefined) return 0;
  return store.transact((writer) => {
    for (const blobId of [card.pinBlobId, card.pukBlobId, card.pukPendingBlobId]) if (blobId !== undefined) secrets.destroy(writer, blobId);
    const revoked = revocations(writer.certificates.byCard(card.id));
    const lost = lostOrders(operation);
    giveUpOrders(writer, lost);
    const changes: Change[] = [
      { record: 'operation', id: operationId, set: { state: 'discarded', endedAt: at } },
      { record: 'card', id: card.id, set: { state: 'failed', ...NOTHING_WRITTEN } },
      ...revoked,
    ];
    writer.append({
      kind: 'observation',
      action: 'card.discarded',
      who,
      servicePoint: card.servicePointId,
      subject: { kind: 'card', id: card.id },
      note: { card: card.number, because },
      changes,
    });
    return revoked.length + lost.length;
  });
}

/** What a card's record no longer says once its chip is given up. */
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

function revocations(certificates: readonly Certificate[]): readonly Change[] {
  return certificates
    .filter(({ state }) => state === 'on-hold' || state === 'valid')
    .map(({ id }) => ({
      record: 'certificate',
      id,
      set: { state: 'revoked', waitingForAuthority: true, revocationReason: 'cessationOfOperation' },
    }));
}
