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
import { serverIdOf } from './points.ts';

const nothing = z.object({});
const one = z.object({ id: z.string(), personId: z.string() });
const staff = z.object({ staff: z.array(one), requests: z.array(one) });
const people = z.object({ people: z.array(z.object({ id: z.string(), email: z.string() })) });

interface AtPoint {
  readonly personId: string;
  readonly servicePointId: string;
}

/** Whoever that is at the server: whoever has the same id there, or the same e-mail. */
async function personAt({ personId, servicePointId }: AtPoint, call: Call<ActionId>, parts: Parts): Promise<string> {
  const own = call.session?.personId === personId ? parts.central.whoAt(call.session) : undefined;
  if (own?.kind === 'person') return own.id;
  const point = await serverIdOf(servicePointId, call, parts);
  const { email } = required(parts.store.get('person', personId), 'the person');
  const path = `/people?limit=200&text=${encodeURIComponent(email)}`;
  const found = await parts.central.read(call.session, { path, at: point }, people);
  const match = found.people.find((person) => person.id === personId || person.email.toLowerCase() === email.toLowerCase());
  if (match === undefined) throw new Refusal('central-unknown');
  return match.id;
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
  return membershipAuthorise(call, { ...parts, house: parts.house, newId: () => made.membershipId });
};

export const changeRoleOnline: Handler<'membership.change-role'> = async (call, parts) => {
  const id = await idAt('staff', required(call.subject.membership, 'the membership'), { call, parts });
  await parts.central.send(call.session, { method: 'PUT', path: `/staff/${id}/role`, body: { role: call.input.role } }, nothing);
  return membershipChangeRole(call, parts);
};

export const enableOnline: Handler<'membership.enable'> = async (call, parts) => {
  const id = await idAt('staff', required(call.subject.membership, 'the membership'), { call, parts });
  await parts.central.send(call.session, { method: 'POST', path: `/staff/${id}/enable` }, nothing);
  return membershipEnable(call, parts);
};

export const disableOnline: Handler<'membership.disable'> = async (call, parts) => {
  const id = await idAt('staff', required(call.subject.membership, 'the membership'), { call, parts });
  await parts.central.send(call.session, { method: 'POST', path: `/staff/${id}/disable` }, nothing);
  return membershipDisable(call, parts);
};

export const approveOnline: Handler<'access-request.approve'> = async (call, parts) => {
  const id = await idAt('requests', required(call.subject.accessRequest, 'the request'), { call, parts });
  await parts.central.send(call.session, { method: 'POST', path: `/access-requests/${id}/approve` }, nothing);
  return accessRequestApprove(call, parts);
};

export const rejectOnline: Handler<'access-request.reject'> = async (call, parts) => {
  const id = await idAt('requests', required(call.subject.accessRequest, 'the request'), { call, parts });
  await parts.central.send(call.session, { method: 'POST', path: `/access-requests/${id}/reject` }, nothing);
  return accessRequestReject(call, parts);
};
