import { Refusal } from '../../../core/failures/refusal.ts';
import type { Request } from '../../../core/records/records.ts';
import { type Call, type Handler, type Parts, required } from '../handler.ts';
import { requestAbort } from '../request/abort.ts';
import { approveAfter } from '../request/approve.ts';
import { rejectAfter } from '../request/reject.ts';
import { selfAbortRequest } from '../self/abort-request.ts';
import { serverIdOf } from './points.ts';

/** Rows of requests that the server decides: people's states. What a card or a form is needed for is decided here. */
const written: readonly number[] = [2, 3, 4];
const ends = { approve: 'approved', reject: 'rejected', abort: 'aborted' } as const;
type Verb = keyof typeof ends;
type Deciding = 'request.approve' | 'request.reject' | 'request.abort' | 'self.abort-request';

/** At the server first, then here. */
function aborted<Id extends 'request.abort' | 'self.abort-request'>(here: Handler<Id>): Handler<Id> {
  return async (call, parts) => {
    await asking('abort', call, parts)?.();
    return here(call, parts);
  };
}

/** Undefined where the server has no part in it. */
function asking(verb: Verb, call: Call<Deciding>, parts: Parts): (() => Promise<void>) | undefined {
  const request = required(call.subject.request, 'the request');
  return written.includes(request.row) ? () => atServer(verb, request, { call, parts }) : undefined;
}

export const approveRequestOnline: Handler<'request.approve'> = (call, parts) => approveAfter(asking('approve', call, parts), call, parts);
export const rejectRequestOnline: Handler<'request.reject'> = (call, parts) => rejectAfter(asking('reject', call, parts), call, parts);
export const abortRequestOnline = aborted(requestAbort);
export const abortOwnOnline = aborted(selfAbortRequest);

interface From {
  readonly call: Call<Deciding>;
  readonly parts: Parts;
}

async function atServer(verb: Verb, request: Request, { call, parts }: From): Promise<void> {
  const at = await serverIdOf(request.servicePointId, call, parts);
  const body = 'reason' in call.input ? { body: { reason: call.input.reason } } : {};
  try {
    await parts.central.tell(call.session, { method: 'POST', path: `/requests/${request.id}/${verb}`, ...body, at });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    const { code, params } = cause.failure;
    // It was made before the server was set: nothing waits there that could end with it. Approving it would change the person here alone.
    if (code === 'central-unknown' && verb !== 'approve') return;
    if (code !== 'state-refuses' || params?.['event'] !== verb) throw cause;
    const there = String(params['state']);
    // Ours, whose answer was lost, or somebody else's to the same end.
    if (there === ends[verb]) return;
    takeEnd(request, there, { call, parts });
    throw cause;
  }
}

/** Somebody took it back or rejected it at the server: it does not wait here any longer. */
function takeEnd({ id, row, servicePointId }: Request, state: string, { call, parts }: From): void {
  if (state !== 'rejected' && state !== 'aborted') return;
  parts.store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'central.take-in-request',
      who: call.who,
      servicePoint: servicePointId,
      subject: { kind: 'request', id },
      note: { row, state },
      changes: [{ record: 'request', id, set: { state, decidedAt: call.at } }],
    });
  });
}
