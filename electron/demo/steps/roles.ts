import type { FactDraft } from '../../../core/facts/draft.ts';
import type { About } from '../../../core/roles/about.ts';
import type { Request } from '../../../core/records/records.ts';
import { isCredentialRole } from '../../../core/roles/role-names.ts';
import { type Clerk, isoOf } from '../clerk.ts';
import type { PersonPlan } from '../people.ts';
import { diceFor, idOf, later, oneOf, OPERATOR, required, type Scene, servicePointOf } from '../scene.ts';

interface Given {
  readonly plan: PersonPlan;
  readonly personId: string;
  readonly roles: readonly string[];
  readonly atMs: number;
}

/** Roles of the first family are asked for and approved (row 8); house roles and narrower ones an Administrator gives. */
export function giveRoles(clerk: Clerk, scene: Scene, { plan, personId, roles, atMs }: Given): void {
  const first = roles.filter(isCredentialRole);
  const others = roles.filter((role) => !isCredentialRole(role));
  if (first.length > 0) askAndApprove(clerk, scene, { plan, personId, roles: first, atMs });
  if (others.length > 0) appoint(clerk, scene, { plan, personId, roles: others, atMs });
}

function held(clerk: Clerk, personId: string): readonly string[] {
  return required(clerk.store.get('account', personId), 'the account').roles;
}

/** Row 8 by two people of the place. */
function askAndApprove(clerk: Clerk, scene: Scene, given: Given): void {
  const { plan, personId } = given;
  const who = { scene, dice: diceFor(scene, 'roles', plan.index) };
  const before = held(clerk, personId);
  const wanted = [...before, ...given.roles];
  const request: Request = {
    id: scene.parts.newId(),
    servicePointId: servicePointOf(scene, plan.place),
    row: 8,
    state: 'requested',
    personId,
    requesterId: oneOf('Operator', plan.place, who),
    requestedAt: isoOf(given.atMs),
    before: { roles: before.join(', ') },
    after: { roles: wanted.join(', ') },
  };
  ask(clerk, request, given.roles);
  const decided = {
    state: 'approved',
    decidedBy: oneOf('Approver', plan.place, who),
    decidedAt: isoOf(later(given.atMs, 1, scene)),
  } as const;
  clerk.note(
    {
      ...about(request),
      action: 'request.approve',
      who: { person: decided.decidedBy },
      note: { row: 8 },
      changes: [
        { record: 'request', id: request.id, set: decided },
        { record: 'account', id: personId, set: { roles: wanted } },
      ],
    },
    { family: 'credentials', row: 8, as: 'approve' },
    { ...aimsAt(request, given.roles), approvalOn: true },
  );
}

function ask(clerk: Clerk, request: Request, roles: readonly string[]): void {
  clerk.note(
    {
      ...about(request),
      action: 'person.edit-roles',
      who: { person: request.requesterId },
      note: { given: roles.join(', '), taken: '', approval: true },
      changes: [{ record: 'request', id: request.id, set: request }],
    },
    { family: 'credentials', row: 8 },
    aimsAt(request, roles),
  );
}

function about({ id, servicePointId }: Request): Pick<FactDraft, 'kind' | 'servicePoint' | 'subject'> {
  return { kind: 'intent', servicePoint: servicePointId, subject: { kind: 'request', id } };
}

function aimsAt({ servicePointId, personId, requesterId }: Request, roles: readonly string[]): About {
  return { servicePointId, targetPersonId: personId, requesterId, changesRoles: roles.filter(isCredentialRole), lastHolderOf: [] };
}

function appoint(clerk: Clerk, scene: Scene, { personId, roles }: Given): void {
  const servicePoint = required(clerk.store.get('person', personId), 'the person').servicePointId;
  clerk.note(
    {
      kind: 'intent',
      action: 'person.appoint',
      who: { person: idOf(OPERATOR, scene) },
      servicePoint,
      subject: { kind: 'person', id: personId },
      note: { given: roles.join(', '), taken: '' },
      changes: [{ record: 'account', id: personId, set: { roles: [...held(clerk, personId), ...roles] } }],
    },
    { family: 'house', row: 'appoint' },
    { targetPersonId: personId, servicePointId: servicePoint, lastHolderOf: [] },
  );
}
