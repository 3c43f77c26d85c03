import type { Change } from '../../../core/facts/draft.ts';
import type { AccessRequest } from '../../../core/records/records.ts';
import type { StoreWriter } from '../../store/store.ts';
import { type Call, factOf, type Handler, required } from '../handler.ts';

/** Row 2. At most one request waits per person and service point; the person and how they signed in are the session's, never typed. */
export const accessRequest: Handler<'access.request'> = (call, { store, newId }) => {
  const point = required(call.subject.servicePoint, 'the service point');
  const session = required(call.session, 'a session');
  return store.transact((writer) => {
    const waiting = writer.accessRequests.waiting([point.id]).find((request) => request.personId === session.personId);
    const id = waiting?.id ?? newId();
    const asked = { comments: call.input.comments ?? null, requestedAt: call.at } as const;
    const made: Omit<AccessRequest, 'comments'> = {
      id,
      servicePointId: point.id,
      personId: session.personId,
      identityProvider: session.identityProvider,
      state: 'requested',
      requestedAt: call.at,
    };
    const request = { record: 'access-request', id, set: waiting === undefined ? { ...made, ...asked } : asked } as const;
    writer.append(
      factOf(call, 'access.request', {
        subject: { kind: 'access-request', id },
        note: { servicePoint: point.name, again: waiting !== undefined },
        changes: [request, ...pending(call, { writer, newId })],
      }),
    );
    return { accessRequestId: id };
  });
};

/** The record of the pair begins with the first request. */
function pending(
  call: Call<'access.request'>,
  { writer, newId }: { readonly writer: StoreWriter; readonly newId: () => string },
): readonly Change[] {
  const { servicePointId } = call.input;
  const personId = required(call.session, 'a session').personId;
  if (writer.memberships.byPerson(personId).some((membership) => membership.servicePointId === servicePointId)) return [];
  const id = newId();
  const set = { id, personId, servicePointId, role: 'service-point-user', state: 'pending', createdAt: call.at } as const;
  return [{ record: 'membership', id, set }];
}
