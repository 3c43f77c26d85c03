import { wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import type { Card, Person, VirtualSmartCard } from '../../../core/records/records.ts';
import type { SealedSet, SecretKind } from '../../secrets/sealed-set.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import { openRequests } from './person-change.ts';

interface Move {
  readonly servicePointId: string;
  readonly sealed: SealedSet;
}

interface Moved {
  readonly person: { readonly servicePointId: string; readonly dataKeyId: string };
  readonly others: readonly Change[];
}

/**
 * A person's home moves with their cards, certificates and open requests; what is sealed for them is wrapped anew, to the new home's key.
 * The old data key's blob stays, since older facts name it; erasing destroys every blob of a person. Throws Refusal where this station
 * does not hold both keys.
 */
export function homeChanges(writer: StoreWriter, person: Person, move: Move): Moved {
  const { servicePointId } = move;
  try {
    const dataKeyId = rewrapped(writer, person.dataKeyId, { ...move, kind: 'data-key', recordId: person.id });
    const cards = writer.cards.byPerson(person.id).flatMap((card) => cardChanges(writer, card, move));
    const requests = openRequests(writer, person.id).map(
      (request): Change => ({ record: 'request', id: request.id, set: { servicePointId } }),
    );
    const virtual = writer.virtualSmartCards.byPerson(person.id).flatMap((card) => virtualChanges(writer, card, servicePointId));
    const mobile = writer.mobileIds.byPerson(person.id).map(({ id }): Change => ({ record: 'mobile-id', id, set: { servicePointId } }));
    return { person: { servicePointId, dataKeyId }, others: [...cards, ...virtual, ...mobile, ...requests] };
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name !== 'SecretError') throw cause;
    throw noSuchHome(cause);
  }
}

/** The new home must be there and open. */
export function assertHome(store: StoreReader, servicePointId: string): void {
  if (store.get('service-point', servicePointId)?.enabled !== true) throw noSuchHome();
}

function noSuchHome(cause?: unknown): Refusal {
  const wanted = 'an enabled service point whose keys this station holds';
  return new Refusal('input-invalid', { field: 'servicePointId', wanted }, { cause });
}

const sealedOfCard = { pukBlobId: 'puk', pukPendingBlobId: 'puk', pinBlobId: 'initial-pin' } as const;

function cardChanges(writer: StoreWriter, card: Card, move: Move): readonly Change[] {
  const { servicePointId } = move;
  const blobs: Record<string, string> = {};
  for (const [field, kind] of Object.entries(sealedOfCard) as [keyof typeof sealedOfCard, SecretKind][]) {
    const old = card[field];
    if (old === undefined) continue;
    blobs[field] = rewrapped(writer, old, { ...move, kind, recordId: card.id });
    move.sealed.destroy(writer, old);
  }
  const certificates = writer.certificates.byCard(card.id);
  return [
    { record: 'card', id: card.id, set: { servicePointId, ...blobs } },
    ...certificates.map(({ id }): Change => ({ record: 'certificate', id, set: { servicePointId } })),
  ];
}

/** Its SO PIN lies under the key of the service point whose computer holds the token, and stays there. */
function virtualChanges(writer: StoreWriter, { id }: VirtualSmartCard, servicePointId: string): readonly Change[] {
  const certificates = writer.certificates.byCard(id);
  return [
    { record: 'virtual-smart-card', id, set: { servicePointId } },
    ...certificates.map((certificate): Change => ({ record: 'certificate', id: certificate.id, set: { servicePointId } })),
  ];
}

function rewrapped(writer: StoreWriter, blobId: string, to: Move & { readonly kind: SecretKind; readonly recordId: string }): string {
  const secret = to.sealed.open(blobId);
  try {
    return to.sealed.put(writer, { kind: to.kind, recordId: to.recordId, secret, under: { servicePointId: to.servicePointId } });
  } finally {
    wipe(secret);
  }
}
