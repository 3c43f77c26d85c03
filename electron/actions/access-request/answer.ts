import type { AccessRequest } from '../../../core/records/records.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { type Call, factOf, required } from '../handler.ts';
import type { StoreWriter } from '../../store/store.ts';
import { servicePointName } from '../view/names.ts';

type Answer = 'access-request.approve' | 'access-request.reject';

/** Stamps a request with its answer, in the caller's transaction; two admins at once: the second finds it answered. */
export function answerRequest(
  call: Call<Answer>,
  action: Answer,
  { writer, also, reason }: { readonly writer: StoreWriter; readonly also: readonly Change[]; readonly reason?: string | undefined },
): void {
  const request = requestOf(call);
  const state = action === 'access-request.approve' ? 'approved' : 'rejected';
  const by = call.who.person === undefined ? {} : { respondedBy: call.who.person };
  const because = reason === undefined ? {} : { reason };
  writer.append(
    factOf(call as Call<'access-request.approve'>, action as 'access-request.approve', {
      note: { servicePoint: servicePointName(request.servicePointId, writer) },
      changes: [{ record: 'access-request', id: request.id, set: { state, respondedAt: call.at, ...by, ...because } }, ...also],
    }),
  );
}

export function requestOf(call: Call<Answer>): AccessRequest {
  return required(call.subject.accessRequest, 'the access request');
}
