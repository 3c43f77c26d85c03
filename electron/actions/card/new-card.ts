import { Refusal } from '../../../core/failures/refusal.ts';
import { type CardProfile, cardProfileById } from '../../../core/records/card-profile.ts';
import type { Card, Person } from '../../../core/records/records.ts';
import type { StoreWriter } from '../../store/store.ts';

/** The profile that was named. Throws Refusal('input-invalid'). */
export function knownProfile(profileId: string): CardProfile {
  const profile = cardProfileById(profileId);
  if (profile === undefined) throw new Refusal('input-invalid', { field: 'profileId', wanted: 'a card profile of this station' });
  return profile;
}

interface Wanted extends Pick<Card, 'id' | 'profileId' | 'state' | 'createdAt'> {
  readonly requestId?: string | undefined;
}

/** A card of that person as it begins; what it says of them is taken from the person. */
export function newCard(writer: StoreWriter, person: Person, { requestId, ...wanted }: Wanted): Card {
  const { title, unit } = person;
  return {
    ...wanted,
    servicePointId: person.servicePointId,
    personId: person.id,
    number: writer.cards.nextNumber(),
    ...(title === undefined ? {} : { title }),
    ...(unit === undefined ? {} : { unit }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
