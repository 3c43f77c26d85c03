import type { ActionId } from '../../../core/actions/all.ts';
import type { Request } from '../../../core/records/records.ts';
import { type Call, required } from '../handler.ts';

type Asked = Pick<Request, 'id' | 'row' | 'personId' | 'servicePointId' | 'before' | 'after'> &
  Partial<Pick<Request, 'cardId' | 'personalBefore' | 'personalAfter'>>;

/** A request as it starts: asked by whoever calls, waiting for an approver who is somebody else. */
export function approvalRequest(call: Pick<Call<ActionId>, 'session' | 'at'>, asked: Asked): Request {
  return { ...asked, state: 'requested', requesterId: required(call.session, 'a session').personId, requestedAt: call.at };
}
