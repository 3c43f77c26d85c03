import type { ActionId } from '../../../core/actions/all.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Handler, required } from '../handler.ts';
import { personSummary } from '../view/person-summary.ts';
import { possible } from '../view/possible.ts';
import { requestSummary } from '../view/request-summary.ts';

const offered: readonly ActionId[] = ['request.approve', 'request.reject', 'request.postpone', 'request.abort'];

/** One request as the approver needs it: whose, what is, what will be, who asks. */
export const requestOpen: Handler<'request.open'> = (call, { store }) => {
  const request = required(call.subject.request, 'the request');
  const person = required(store.get('person', request.personId), 'the person of the request');
  const newPhoto = request.personalAfter?.['photo'];
  return {
    ...requestSummary(request, store, call.session?.personId),
    before: side({ ...request.before, ...request.personalBefore }, store),
    after: side({ ...request.after, ...request.personalAfter }, store),
    ...(newPhoto === undefined || newPhoto === '' ? {} : { newPhoto }),
    person: personSummary(person),
    ...(person.photo === undefined ? {} : { photo: person.photo }),
    possible: possible(offered, call.subject, { call, likely: ['request.approve', 'request.abort'] }),
  };
};

/** One side of the change for reading: ids as names, a photo as whether there will be one. */
function side(
  { photo, identifierId, servicePointId, ...rest }: Readonly<Record<string, string>>,
  store: StoreReader,
): Record<string, string> {
  return {
    ...rest,
    ...(identifierId === undefined ? {} : { identifier: store.get('identifier', identifierId)?.name ?? '' }),
    ...(servicePointId === undefined ? {} : { servicePoint: store.get('service-point', servicePointId)?.name ?? '' }),
    ...(photo === undefined ? {} : { photo: photo === '' ? 'photo-gone' : 'photo-new' }),
  };
}
