import type { Membership } from '../../../core/records/records.ts';
import { membershipLifecycle } from '../../../core/lifecycles/membership.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { type Clerk, isoOf } from '../clerk.ts';
import { idOf, OPERATOR, required, type Scene } from '../scene.ts';

interface Joins {
  readonly personId: string;
  readonly servicePointId: string;
  readonly atMs: number;
}

/** Row 2: somebody asks for access to a service point and waits. Gives the membership's id. */
export function askForMembership(clerk: Clerk, { newId }: Scene['parts'], { personId, servicePointId, atMs }: Joins): string {
  const id = newId();
  const membership: Membership = { id, personId, servicePointId, role: 'service-point-user', state: 'pending', createdAt: isoOf(atMs) };
  clerk.note(
    {
      kind: 'intent',
      action: 'membership.request',
      who: { person: personId },
      servicePoint: servicePointId,
      subject: { kind: 'person', id: personId },
      note: nameOf(clerk, servicePointId),
      changes: [{ record: 'membership', id, set: membership }],
    },
    { family: 'service-points', row: 2 },
    { servicePointId },
  );
  return id;
}

/** Rows 3 and 8: the Registry operator lets somebody work there; row 8 where they work elsewhere already. */
export function authorise(
  clerk: Clerk,
  scene: Scene,
  { personId, servicePointId, row, atMs, role }: Joins & { readonly row: 3 | 8; readonly role?: Membership['role'] },
): void {
  const asked = clerk.store.memberships.byPerson(personId).find((membership) => membership.servicePointId === servicePointId);
  const id = asked?.id ?? scene.parts.newId();
  const made: Membership = { id, personId, servicePointId, role: 'service-point-user', state: 'pending', createdAt: isoOf(atMs) };
  clerk.note(
    {
      kind: 'intent',
      action: 'membership.authorise',
      who: { person: idOf(OPERATOR, scene) },
      servicePoint: servicePointId,
      subject: { kind: 'person', id: personId },
      note: nameOf(clerk, servicePointId),
      changes: [
        {
          record: 'membership',
          id,
          set: { ...(asked === undefined ? made : {}), state: after(asked ?? made, 'authorise'), role: role ?? made.role },
        },
      ],
    },
    { family: 'service-points', row },
    { servicePointId, targetPersonId: personId, targetBelongsElsewhere: row === 8 },
  );
}

/** Row 10: the service point's own administrator ends a membership. */
export function disable(clerk: Clerk, membershipId: string, adminId: string): void {
  const membership = required(clerk.store.get('membership', membershipId), 'the membership');
  const { personId, servicePointId } = membership;
  clerk.note(
    {
      kind: 'intent',
      action: 'membership.disable',
      who: { person: adminId },
      servicePoint: servicePointId,
      subject: { kind: 'person', id: personId },
      note: nameOf(clerk, servicePointId),
      changes: [{ record: 'membership', id: membershipId, set: { state: after(membership, 'disable') } }],
    },
    { family: 'service-points', row: 10 },
    { servicePointId, targetPersonId: personId, targetRole: 'servicePointUser', lastHolderOf: [] },
  );
}

function after({ state }: Membership, event: 'authorise' | 'disable'): Membership['state'] {
  const step = next(membershipLifecycle, state, event);
  if (!step.ok) throw new TypeError(`demo: a membership that is ${state} cannot ${event}`);
  return step.to;
}

function nameOf(clerk: Clerk, servicePointId: string): { readonly servicePoint: string } {
  return { servicePoint: clerk.store.get('service-point', servicePointId)?.name ?? '' };
}
