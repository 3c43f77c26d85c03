import { type Handler, required } from '../handler.ts';
import { membershipAt } from './grant.ts';

const MOST = 20;

/** People who could be let in: a Registry operator finds everybody, an admin those whose home this service point is. */
export const membershipCandidates: Handler<'membership.candidates'> = (call, { store }) => {
  const servicePointId = required(call.subject.servicePointId, 'the service point');
  const { actor } = call;
  const everywhere = actor.kind === 'person' && actor.registryOperator;
  const servicePointIds = everywhere ? store.all('service-point').map((point) => point.id) : [servicePointId];
  const people = store.people.find({ text: call.input.text, servicePointIds, states: ['active'], limit: MOST * 3 });
  return {
    people: people
      .filter((person) => (membershipAt(person.id, servicePointId, store)?.state ?? 'pending') === 'pending')
      .slice(0, MOST)
      .map(({ id, name, email, number }) => ({
        id,
        name,
        email,
        number,
        elsewhere: store.memberships.byPerson(id).some((other) => other.servicePointId !== servicePointId && other.state !== 'pending'),
      })),
  };
};
