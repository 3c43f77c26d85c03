import type { AccessRequestView } from '../../../core/actions/views.ts';
import type { AccessRequest } from '../../../core/records/records.ts';
import type { ActionId } from '../../../core/actions/all.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Call } from '../handler.ts';
import { nameOf, servicePointName } from './names.ts';
import { possible } from './possible.ts';

/** A request as its asker sees it. */
export function ownRequest(request: AccessRequest, store: StoreReader): Omit<AccessRequestView, 'possible' | 'person'> {
  const { id, servicePointId, identityProvider, state, comments, requestedAt, respondedAt, respondedBy, reason } = request;
  return {
    id,
    servicePoint: { id: servicePointId, name: servicePointName(servicePointId, store) },
    identityProvider,
    state,
    requestedAt,
    ...(comments === undefined ? {} : { comments }),
    ...(respondedAt === undefined ? {} : { respondedAt }),
    ...(respondedBy === undefined ? {} : { respondedBy: nameOf(respondedBy, store) }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** A request as whoever answers it sees it. */
export function accessRequestView(request: AccessRequest, store: StoreReader, call: Pick<Call<ActionId>, 'may'>): AccessRequestView {
  const person = store.get('person', request.personId);
  const subject = { accessRequest: request, servicePointId: request.servicePointId };
  return {
    ...ownRequest(request, store),
    person: { id: request.personId, name: person?.name ?? '', email: person?.email ?? '', number: person?.number ?? '' },
    possible: possible(['access-request.approve', 'access-request.reject'], subject, { call, likely: ['access-request.approve'] }),
  };
}
