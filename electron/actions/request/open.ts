import type { ActionId } from '../../../core/actions/all.ts';
import { type Handler, required } from '../handler.ts';
import { personSummary } from '../view/person-summary.ts';
import { possible } from '../view/possible.ts';
import { requestSummary } from '../view/request-summary.ts';
import { sidesOf } from './sides.ts';

const offered: readonly ActionId[] = ['request.approve', 'request.reject', 'request.postpone', 'request.abort'];

/** One request as the approver needs it: whose, what is, what will be, who asks. */
export const requestOpen: Handler<'request.open'> = (call, { store }) => {
  const request = required(call.subject.request, 'the request');
  const person = required(store.get('person', request.personId), 'the person of the request');
  const newPhoto = request.personalAfter?.['photo'];
  return {
    ...requestSummary(request, store, call.session?.personId),
    ...sidesOf(request, store),
    ...(newPhoto === undefined || newPhoto === '' ? {} : { newPhoto }),
    person: personSummary(person),
    ...(person.photo === undefined ? {} : { photo: person.photo }),
    possible: possible(offered, call.subject, { call, likely: ['request.approve', 'request.abort'] }),
  };
};
