import type { Change } from '../../../core/facts/draft.ts';
import { requestLifecycle } from '../../../core/lifecycles/request.ts';
import { assertStep } from './assert-step.ts';
import type { Signature } from './phone-signature.ts';
import { type Call, type Parts, factOf, required } from '../handler.ts';

type Ending =
  | { readonly action: 'request.reject'; readonly to: 'rejected' }
  | { readonly action: 'request.abort' | 'self.abort-request'; readonly to: 'aborted' };

/** Ends a request without its change; a card or person that only the request had made ends with it. */
export function endRequest(
  call: Call<'request.reject'> | Call<'request.abort'> | Call<'self.abort-request'>,
  parts: Parts,
  { action, to, signature }: Ending & { readonly signature?: Signature },
): Record<string, never> {
  const request = required(call.subject.request, 'the request');
  const reason = 'reason' in call.input ? call.input.reason : undefined;
  parts.store.transact((writer) => {
    assertStep(requestLifecycle, writer.get('request', request.id)?.state, to === 'rejected' ? 'reject' : 'abort');
    signature?.assertStill(writer);
    const decided = to === 'rejected' ? { decidedBy: required(call.session, 'a session').personId } : {};
    const changes: Change[] = [
      {
        record: 'request',
        id: request.id,
        set: { state: to, decidedAt: call.at, ...decided, ...(reason === undefined ? {} : { rejectionReason: reason }) },
      },
    ];
    if ((request.row === 26 || request.row === 35) && request.cardId !== undefined)
      changes.push({ record: 'card', id: request.cardId, set: { state: to } });
    if (request.row === 1) changes.push({ record: 'person', id: request.personId, set: { state: to } });
    writer.append(
      factOf(call as Call<typeof action>, action, {
        subject: { kind: 'request', id: request.id },
        note: { row: request.row, ...signature?.note },
        changes,
      }),
    );
  });
  return {};
}
