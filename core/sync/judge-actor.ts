import { type ActionId, actions } from '../actions/all.ts';
import type { FactBody } from '../facts/fact.ts';
import type { About } from '../roles/about.ts';
import type { PersonActor } from '../roles/actor.ts';
import { decide } from '../roles/decide.ts';
import type { Permission, SettledPermission } from '../roles/permission.ts';
import type { RefusalReason } from '../roles/refusals.ts';

/** Who acted was not allowed to, as things stand at the fact's place in the feed. */
export interface ActorDenial {
  readonly kind: 'actor-since' | 'actor-never';
  readonly because: RefusalReason;
  /** Where in the feed they lost it. */
  readonly seq?: number;
}

export interface Acting {
  /** Undefined where nobody of that id is known. */
  readonly actor: PersonActor | undefined;
  /** Where in the feed the actor's state, roles or memberships were changed last. */
  readonly standingSeq: number;
  /** The record that the fact is about, before it. */
  readonly subject: Readonly<Record<string, unknown>> | undefined;
}

/** Refusals that speak of the actor. What else `decide` asks about was answered at the desk, where all of it was at hand. */
const ofActor: readonly RefusalReason[] = [
  'not-active',
  'no-membership',
  'role-missing',
  'nobody-may',
  'own-request',
  'other-service-point',
  'approver-only-decides',
];

/** Whether whoever acted may do so: the same `decide` as at the desk, at the fact's place in the feed. Acts of a station itself are its key's. */
export function judgeActor(fact: FactBody, { actor, standingSeq, subject }: Acting): ActorDenial | undefined {
  if (fact.who.person === undefined || !counts(fact)) return undefined;
  const because = actor === undefined ? 'not-active' : whyNot(fact, actor, subject);
  if (because === undefined) return undefined;
  const since = actor !== undefined && standingSeq > (fact.base ?? 0);
  return since ? { kind: 'actor-since', because, seq: standingSeq } : { kind: 'actor-never', because };
}

/** What changes a record, or closes a case. */
export function counts({ action, changes }: FactBody): boolean {
  return changes.length > 0 || action === 'sync.settle-case';
}

function whyNot(fact: FactBody, actor: PersonActor, subject: Acting['subject']): RefusalReason | undefined {
  if (!actor.active) return 'not-active';
  // The holder's own act at somebody's reader, proved by the old PIN.
  if (fact.who.calledBy !== undefined) return undefined;
  const permission = settled(fact.action, subject);
  if (permission === undefined) return undefined;
  const decision = decide(actor, permission, aboutOf(fact, { permission, subject }));
  return decision.allowed || !ofActor.includes(decision.because) ? undefined : decision.because;
}

/** What was found done at a card, and the action by which somebody did it. */
const doneBy: Readonly<Record<string, ActionId>> = {
  'card.issued': 'card.issue',
  'temporary-card.issued': 'temporary-card.issue',
  'temporary-card.assigned': 'temporary-card.assign',
  'temporary-card.extended': 'temporary-card.extend',
};

/** The row that the action needs; undefined where its target picks it, which the desk knew, or where the action is newer than this program. */
function settled(found: string, subject: Acting['subject']): SettledPermission | undefined {
  const action = Object.hasOwn(doneBy, found) ? doneBy[found] : found;
  if (action === undefined || !Object.hasOwn(actions, action)) return undefined;
  const { permission, session }: { readonly permission: Permission; readonly session: string } = actions[action as ActionId];
  if (session === 'anonymous') return undefined;
  if (permission.family === 'house') return permission;
  if (permission.family === 'service-points') return typeof permission.row === 'number' ? (permission as SettledPermission) : undefined;
  if (permission.row === 'of-batch') return undefined;
  if (permission.row !== 'of-request') return { ...permission, row: permission.row };
  const row = subject?.['row'];
  return typeof row === 'number' ? { ...permission, row } : undefined;
}

function aboutOf(
  fact: FactBody,
  { permission, subject }: { readonly permission: SettledPermission; readonly subject: Acting['subject'] },
): About {
  const requesterId = textOf(subject?.['requesterId']);
  const personId = textOf(subject?.['personId']) ?? (fact.subject?.kind === 'person' ? fact.subject.id : undefined);
  const ownerId = requesterId ?? textOf(subject?.['makerId']) ?? personId ?? fact.who.person;
  return {
    ...(fact.servicePoint === undefined ? {} : { servicePointId: fact.servicePoint }),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(personId === undefined ? {} : { targetPersonId: personId }),
    ...(requesterId === undefined ? {} : { requesterId }),
    ...(permission.family === 'credentials' && permission.as === 'approve' ? { approvalOn: true } : {}),
    lastHolderOf: [],
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
