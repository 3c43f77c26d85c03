import type { CardSummary } from '../../../core/actions/views.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import type { Card } from '../../../core/records/records.ts';
import type { Parts } from '../handler.ts';

/** What lists show of a card: its record, its holder's name, and the reader that holds it now. */
export function cardSummary(card: Card, parts: Pick<Parts, 'store' | 'desk'>): CardSummary {
  const reader = parts.desk.readerOf(card.id);
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
    ...(reader === undefined ? {} : { inReader: reader }),
  };
}
