import type { CardSummary } from '../../../core/actions/views.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import type { Card } from '../../../core/records/records.ts';
import type { Parts } from '../handler.ts';

/** What lists show of a card: its record and its holder's name. */
export function cardSummary(card: Card, parts: Pick<Parts, 'store'>): CardSummary {
  return {
    id: card.id,
    number: card.number,
    profileName: cardProfileById(card.profileId)?.name ?? card.profileId,
    state: card.state,
    personId: card.personId,
    personName: parts.store.people.nameOf(card.personId),
    unfinished: parts.store.operations.openByCard(card.id) !== undefined,
    at: card.activatedAt ?? card.issuedAt ?? card.createdAt,
    ...(card.expiresOn === undefined ? {} : { expiresOn: card.expiresOn }),
    ...(card.letterState === undefined ? {} : { letterState: card.letterState }),
  };
}
