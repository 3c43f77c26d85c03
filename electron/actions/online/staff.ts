import { z } from 'zod';
import type { ActionId } from '../../../core/actions/all.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { accessRequestApprove } from '../access-request/approve.ts';
import { accessRequestReject } from '../access-request/reject.ts';
import { type Call, type Handler, type Parts, required } from '../handler.ts';
import { membershipAuthorise } from '../membership/authorise.ts';
import { membershipChangeRole } from '../membership/change-role.ts';
import { membershipDisable } from '../membership/disable.ts';
import { membershipEnable } from '../membership/enable.ts';
import { personThere } from './person-at.ts';
import { serverIdOf } from './points.ts';

const one = z.object({ id: z.string(), personId: z.string() });
const staff = z.object({ staff: z.array(one), requests: z.array(one) });

interface AtPoint {
  readonly personId: string;
  readonly servicePointId: string;
}

/** Throws Refusal('central-unknown') where the server knows nobody of that id or e-mail. */
async function personAt(about: AtPoint, call: Call<ActionId>, parts: Parts): Promise<string> {
  const own = call.session?.personId === about.personId ? parts.central.whoAt(call.session) : undefined;
  if (own?.kind === 'person') return own.id;
  const found = await personThere(about, call, parts);
  if (found === undefined) throw new Refusal('central-unknown');
  return found.id;
}

/** The server's id of a membership or request of that person there. */
async function idAt(kind: 'staff' | 'requests', about: AtPoint, { call, parts }: { call: Call<ActionId>; parts: Parts }): Promise<string> {
  const point = await serverIdOf(about.servicePointId, call, parts);
  const person = await personAt(about, call, parts);
  const there = await parts.central.read(call.session, `/service-point/${point}/staff`, staff);
  const found = there[kind].find(({ personId }) => personId === person);
  if (found === undefined) throw new Refusal('central-unknown');
  return found.id;
}

/** Row 3, 5 or 8: at the server first, with the id that it gave. */
export const authoriseOnline: Handler<'membership.authorise'> = async (call, parts) => {
  const { personId, servicePointId, role } = call.input;
  const point = await serverIdOf(servicePointId, call, parts);
  const body = { personId: await personAt({ personId, servicePointId }, call, parts), role };
  const made = await parts.central.send(
    call.session,
    { method: 'POST', path: `/service-point/${point}/staff`, body },
    z.object({ membershipId: z.string() }),
  );
  return membershipAuthorise(call, { ...parts, newId: () => made.membershipId });
};

export const changeRoleOnline: Handler<'membership.change-role'> = async (call, parts) => {
  const id = await idAt('staff', required(call.subject.membership, 'the membership'), { call, parts });
  await parts.central.tell(call.session, { method: 'PUT', path: `/staff/${id}/role`, body: { role: call.input.role } });
  return membershipChangeRole(call, parts);
};

/** At the server first, then here. */
function turned<Id extends ActionId>(kind: keyof typeof turns, verb: string, here: Handler<Id>): Handler<Id> {
  const { path, subject } = turns[kind];
  return async (call, parts) => {
    const id = await idAt(kind, required(call.subject[subject], 'the membership or request'), { call, parts });
    const body = 'reason' in call.input ? { body: { reason: call.input.reason } } : {};
    await parts.central.tell(call.session, { method: 'POST', path: `${path}/${id}/${verb}`, ...body });
    return here(call, parts);
  };
}

const turns = {
  staff: { path: '/staff', subject: 'membership' },
  requests: { path: '/access-requests', subject: 'accessRequest' },
} as const;

export const enableOnline = turned('staff', 'enable', membershipEnable);
export const disableOnline = turned('staff', 'disable', membershipDisable);
export const approveOnline = turned('requests', 'approve', accessRequestApprove);
export const rejectOnline = turned('requests', 'reject', accessRequestReject);
