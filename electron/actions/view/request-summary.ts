import type { RequestSummary } from '../../../core/actions/views.ts';
import type { Request } from '../../../core/records/records.ts';
import { credentialTable } from '../../../core/roles/credential-table.ts';
import type { Store } from '../../store/store.ts';

/** What lists show of a request; `mine` for whoever asks. */
export function requestSummary(request: Request, store: Store, personId: string | undefined): RequestSummary {
  const name = (id: string) => store.people.nameOf(id);
  const card = request.cardId === undefined ? undefined : store.get('card', request.cardId);
  return {
    id: request.id,
    row: request.row,
    useCase: credentialTable.find((row) => row.row === request.row)?.useCase ?? `Row ${request.row}`,
    state: request.state,
    personId: request.personId,
    personName: name(request.personId),
    requesterId: request.requesterId,
    requesterName: name(request.requesterId),
    requestedAt: request.requestedAt,
    mine: request.requesterId === personId,
    ...(card === undefined ? {} : { cardId: card.id, cardNumber: card.number }),
    ...(request.postponedAt === undefined ? {} : { postponedAt: request.postponedAt }),
    ...(request.decidedAt === undefined ? {} : { decidedAt: request.decidedAt }),
    ...(request.decidedBy === undefined ? {} : { decidedByName: name(request.decidedBy) }),
    ...(request.rejectionReason === undefined ? {} : { rejectionReason: request.rejectionReason }),
  };
}
