import type { TemporaryCardSummary } from '../../../core/actions/views.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import type { TemporaryCard } from '../../../core/records/records.ts';
import type { Parts } from '../handler.ts';

/** What lists show of a temporary card: its record and its holder's name. */
export function temporaryCardSummary(card: TemporaryCard, { store }: Pick<Parts, 'store'>): TemporaryCardSummary {
  const unfinished = store.operations.openByCard(card.id)?.kind;
  return {
    id: card.id,
    number: card.number,
    profileName: cardProfileById(card.profileId)?.name ?? card.profileId,
    state: card.state,
    at: card.assignedAt ?? card.issuedAt ?? card.createdAt,
    ...(card.personId === undefined ? {} : { personId: card.personId, personName: store.people.nameOf(card.personId) }),
    ...(card.dueOn === undefined ? {} : { dueOn: card.dueOn }),
    ...(unfinished === undefined ? {} : { unfinished }),
  };
}
