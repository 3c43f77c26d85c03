import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { grant, membershipAt } from './grant.ts';

/** Rows 3, 5 and 8: in without having asked. A request of theirs that waits there is answered with it. */
export const membershipAuthorise: Handler<'membership.authorise'> = (call, { store, newId }) => {
  const person = required(call.subject.person, 'the person');
  const point = required(call.subject.servicePoint, 'the service point');
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  return store.transact((writer) => {
    const before = membershipAt(person.id, point.id, writer);
    if (before !== undefined && before.state !== 'pending') throw new Refusal('already-member');
    const { role } = call.input;
    const by = call.who.person;
    const change = grant({ personId: person.id, servicePointId: point.id, role, by, at: call.at, id: newId() }, writer);
    const answered = writer.accessRequests
      .waiting([point.id])
      .filter((request) => request.personId === person.id)
      .map(({ id }) => {
        const set = { state: 'approved', respondedAt: call.at, ...(by === undefined ? {} : { respondedBy: by }) } as const;
        return { record: 'access-request', id, set } as const;
      });
    writer.append(
      factOf(call, 'membership.authorise', {
        subject: { kind: 'membership', id: change.id },
        note: { servicePoint: point.name, role },
        changes: [change, ...answered],
      }),
    );
    return { membershipId: change.id };
  });
};
