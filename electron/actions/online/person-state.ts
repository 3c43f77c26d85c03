import { z } from 'zod';
import type { Reason } from '../../../core/records/records.ts';
import { reasonType } from '../../../core/records/states.ts';
import { type Call, type Handler, type Parts, required } from '../handler.ts';
import { personStates, settledState, type StateAction } from '../person/change-state.ts';
import { assertNothingRuns } from '../person/nothing-runs.ts';
import { reasonText } from '../reason/reason-text.ts';
import { personEntered, type PersonThere } from './person-at.ts';

const reasons = z.object({ reasons: z.array(z.object({ id: z.string(), type: reasonType, text: z.string() })) });
const madeReason = z.object({ reasonId: z.string() });
const changed = z.object({ requestId: z.string().optional() });
const requests = z.object({
  requests: z.array(z.object({ id: z.string(), row: z.int(), personId: z.string(), requesterId: z.string() })),
});

/** Rows 2 to 4 through the server: it says whether somebody else must approve, and the request here is the one that waits there. */
function online(action: StateAction): Handler<StateAction> {
  return async (call, parts) => {
    const person = required(call.subject.person, 'the person');
    const { reason: type, to } = personStates[action];
    const text = reasonText(parts.store, call.input.reasonId, type);
    assertNothingRuns(person.id, parts);
    const there = await personEntered(person, call, parts);
    // Done there already: by another station, by a program, or by this one, whose answer was lost.
    const requestId = there.state === to ? undefined : await asked(action, { there, reason: { type, text } }, { call, parts });
    if (requestId !== undefined && parts.store.get('request', requestId)?.state === 'requested') return { requestId };
    return settledState(action, call, { parts, requestId });
  };
}

export const deactivateOnline = online('person.deactivate');
export const reactivateOnline = online('person.reactivate');
export const lockOnline = online('person.lock');

interface Asking {
  readonly there: PersonThere;
  readonly reason: Pick<Reason, 'type' | 'text'>;
}

interface From {
  readonly call: Call<StateAction>;
  readonly parts: Parts;
}

/** The id of the request that waits at the server, where it asks for approval. One's own that waits there already is not made twice. */
async function asked(action: StateAction, { there, reason }: Asking, { call, parts }: From): Promise<string | undefined> {
  const { central } = parts;
  const { row, event } = personStates[action];
  const me = central.whoAt(call.session)?.id;
  const waiting = await central.read(call.session, { path: '/requests?state=requested&limit=500', at: there.point }, requests);
  const mine = waiting.requests.find((one) => one.row === row && one.personId === there.id && one.requesterId === me);
  if (mine !== undefined) return mine.id;
  const body = { reasonId: await reasonThere(reason, there.point, { call, parts }) };
  const sending = { method: 'POST', path: `/people/${there.id}/${event}`, body, at: there.point } as const;
  return (await central.send(call.session, sending, changed)).requestId;
}

/** The server's reason of the same kind that says the same; one that it does not have is created there (row 13). */
async function reasonThere({ type, text }: Asking['reason'], at: string, { call, parts }: From): Promise<string> {
  const { central } = parts;
  const listed = await central.read(call.session, { path: `/reasons?type=${type}`, at }, reasons);
  const same = listed.reasons.find((one) => one.text.toLowerCase() === text.toLowerCase());
  if (same !== undefined) return same.id;
  const sending = { method: 'POST', path: '/reasons', body: { type, text }, at } as const;
  return (await central.send(call.session, sending, madeReason)).reasonId;
}
