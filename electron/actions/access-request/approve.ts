import type { Handler } from '../handler.ts';
import { grant } from '../membership/grant.ts';
import { answerRequest, requestOf } from './answer.ts';

/** Rows 3 and 8: in as Service Point User, whatever they were before. */
export const accessRequestApprove: Handler<'access-request.approve'> = (call, { store, newId }) => {
  const { personId, servicePointId } = requestOf(call);
  store.transact((writer) => {
    const also = grant({ personId, servicePointId, role: 'service-point-user', by: call.who.person, at: call.at, id: newId() }, writer);
    answerRequest(call, 'access-request.approve', { writer, also: [also] });
  });
  return {};
};
