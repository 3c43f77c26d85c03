import type { AccessView } from '../../../core/actions/views.ts';
import { isOperator, standingOf } from '../../router/actor.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Handler, required } from '../handler.ts';
import { ownRequest } from '../view/access-request-view.ts';
import { possible } from '../view/possible.ts';

/** One's own standing: where one belongs, what one asked for, where one may ask. */
export const accessOpen: Handler<'access.open'> = (call, { store }) => {
  const person = required(call.subject.person, 'the person signed in');
  const [mayAsk] = possible(['access.request'], {}, { call, likely: ['access.request'] });
  return {
    person: { id: person.id, name: person.name, email: person.email },
    identityProvider: required(call.session, 'a session').identityProvider,
    registryOperator: isOperator(store.get('account', person.id)),
    memberships: membershipsOf(person.id, store),
    requests: store.accessRequests.byPerson(person.id).map((request) => ownRequest(request, store)),
    servicePoints: store.all('service-point').flatMap(({ id, name, enabled }) => (enabled ? [{ id, name }] : [])),
    mayAsk: required(mayAsk, 'an answer'),
  };
};

function membershipsOf(personId: string, store: StoreReader): AccessView['memberships'] {
  const account = store.get('account', personId);
  return store.memberships.byPerson(personId).flatMap((membership) => {
    const point = store.get('service-point', membership.servicePointId);
    if (point === undefined) return [];
    const { id, name, enabled } = point;
    return [{ servicePoint: { id, name, enabled }, role: membership.role, state: standingOf(membership, account) }];
  });
}
