import type { ActionRow } from '../../core/actions/action.ts';
import type { ReaderTile } from '../../core/actions/views.ts';
import type { Failure } from '../../core/failures/table.ts';
import { lifecycles } from '../../core/lifecycles/all.ts';
import { type Lifecycle, next } from '../../core/lifecycles/lifecycle.ts';
import { approvalOptionOf, offeringOptionOf, optionById } from '../../core/options.ts';
import type {
  AccessRequest,
  ApiKey,
  Card,
  Membership,
  MobileId,
  Operation,
  Person,
  Raid,
  Request,
  ServicePoint,
  TemporaryCard,
  VirtualSmartCard,
} from '../../core/records/records.ts';
import type { About } from '../../core/roles/about.ts';
import type { Actor } from '../../core/roles/actor.ts';
import { decide } from '../../core/roles/decide.ts';
import type { Permission, SettledPermission } from '../../core/roles/permission.ts';
import type { Batch } from '../store/local-people.ts';
import type { PeopleImport } from '../store/people-imports.ts';
import type { StoreReader } from '../store/store.ts';
import { personActor, standingOf } from './actor.ts';
import { aboutPoint, targetRow } from './judge-points.ts';
import { lastHolderOf, namedIn, takenBy } from './last-holder.ts';

/** The records an action is about, as the router loads them. */
export interface Loaded {
  readonly servicePointId?: string;
  readonly person?: Person;
  readonly card?: Card;
  readonly temporaryCard?: TemporaryCard;
  readonly virtualSmartCard?: VirtualSmartCard;
  readonly mobileId?: MobileId;
  readonly request?: Request;
  readonly operation?: Operation;
  readonly batch?: Batch;
  readonly peopleImport?: PeopleImport;
  readonly reader?: ReaderTile;
  readonly servicePoint?: ServicePoint;
  readonly membership?: Membership;
  readonly accessRequest?: AccessRequest;
  readonly apiKey?: ApiKey;
  readonly raid?: Raid;
}

interface Case {
  readonly actor: Actor;
  readonly subject: Loaded;
  readonly store: StoreReader;
  /** What was posted; absent where only a menu asks. */
  readonly input?: unknown;
}

/** Changing a PIN is the holder's own act, proved by the old PIN, whoever's session calls (PRODUCT, house rows). */
const HOLDERS_ACT = 'card.change-pin';
/** One's own card in a reader: without a card of ours there is nothing that could be one's own. */
const AT_OWN_CARD: readonly string[] = [HOLDERS_ACT, 'self.unblock-pin'];
/** Row 27 from the person: the way there is where cards are not requested first. */
const SECOND_DOOR = 'card.issue-to-person';
/** Row 20 is judged by the named account's role, inside the handler, since the answer must never tell (PRODUCT, house rows). */
const JUDGED_UNSEEN: readonly string[] = ['self.forgot-password', 'self.set-forgotten-password'];
/** Rows about many people: allowed at all, if for somebody else who is nobody's last; each person is judged when picked and when it is their turn. */
const aboutMany: readonly number[] = [23, 25];

/** Would this be refused, and why? First `decide`, then the life cycle: the same answer for a call and for a dim menu entry. */
export function judge(row: ActionRow, { actor, subject, store, input }: Case): Failure | undefined {
  if (JUDGED_UNSEEN.includes(row.id)) return undefined;
  if (AT_OWN_CARD.includes(row.id) && subject.card === undefined) return { code: noHolder(subject) };
  const permission = settle(row.permission, { subject, store, input });
  const caller = row.id === HOLDERS_ACT && subject.card !== undefined ? personActor(subject.card.personId, store) : actor;
  const disables = row.id === 'membership.disable';
  const given = {
    ...about(permission, { actor: caller, subject, store, input }),
    ...pointAbout(permission, { subject, store, input, disables }),
  };
  const decision = decide(caller, permission, given);
  if (!decision.allowed) {
    const code = decision.because === 'own-request' ? 'four-eyes' : 'denied';
    return { code, params: { because: decision.because, roles: decision.roles.join(', ') } };
  }
  return refusedByState(row, subject, store) ?? refusedByHolder(row, subject) ?? refusedByOption(row, permission, store);
}

/** Is the use case in use here? What was asked for while it was is still decided. */
function refusedByOption(row: ActionRow, permission: SettledPermission, store: StoreReader): Failure | undefined {
  if (permission.family !== 'credentials' || permission.as === 'approve') return undefined;
  const isOff = (option: string | undefined): boolean =>
    option !== undefined && (store.get('option', option)?.value ?? optionById(option).standard) === false;
  if (isOff(offeringOptionOf(permission.row))) return { code: 'use-case-off', params: { row: permission.row } };
  if (row.id === SECOND_DOOR && !isOff(offeringOptionOf(26))) return { code: 'use-case-off', params: { row: 26 } };
  return undefined;
}

/** Without a card of ours there is no holder whose act it could be. */
function noHolder({ reader }: Loaded): 'no-card' | 'card-foreign' {
  return reader === undefined || reader.contents === 'empty' ? 'no-card' : 'card-foreign';
}

/** What rows about service points must know beside what all rows do. */
function pointAbout(permission: SettledPermission, about: Parameters<typeof aboutPoint>[1]): About {
  if (permission.family === 'service-points') return aboutPoint(permission.row, about);
  const { apiKey } = about.subject;
  return apiKey === undefined ? {} : { ownerId: apiKey.makerId };
}

/** Approving asks for the cell of the row that the request is about, running a batch for the batch's; of staff, the target picks the row. */
function settle(permission: Permission, { subject, store, input }: Omit<Case, 'actor'>): SettledPermission {
  const { request, batch } = subject;
  if (permission.family === 'house') return permission;
  if (permission.family === 'service-points') {
    const { family, row } = permission;
    return { family, row: typeof row === 'number' ? row : targetRow(row, { subject, store, input }) };
  }
  const { row, as } = permission;
  const settled = row === 'of-request' ? (request?.row ?? 1) : row === 'of-batch' ? (batch?.row ?? 1) : row;
  return { family: 'credentials', row: settled, ...(as === undefined ? {} : { as }) };
}

function about(permission: SettledPermission, { subject, store, input }: Case): About {
  const { servicePointId, person, request } = subject;
  const holderId = subject.card?.personId ?? subject.virtualSmartCard?.personId ?? subject.mobileId?.personId ?? person?.id;
  const ownerId = request?.requesterId ?? holderId;
  const targetPersonId = request?.personId ?? holderId;
  return {
    ...(servicePointId === undefined ? {} : { servicePointId }),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(request === undefined ? {} : { requesterId: request.requesterId }),
    ...(targetPersonId === undefined ? {} : { targetPersonId }),
    ...standing(permission, targetPersonId, { request, input, store }),
    ...newHome(permission, input),
    ...(permission.family === 'credentials' && permission.as === 'approve' ? { approvalOn: waits(permission.row, subject) } : {}),
  };
}

/** Whose last of their kind the target is, where the row takes roles. */
function standing(permission: SettledPermission, targetPersonId: string | undefined, taking: Parameters<typeof takenBy>[2]): About {
  if (permission.family === 'house') return appointing(permission.row, targetPersonId, taking);
  if (permission.family !== 'credentials') return {};
  const { row } = permission;
  if (targetPersonId === undefined) return aboutMany.includes(row) ? { targetPersonId: 'each', lastHolderOf: [] } : {};
  const taken = takenBy(row, targetPersonId, taking);
  return taken === undefined ? {} : { lastHolderOf: lastHolderOf(targetPersonId, taken, taking.store) };
}

/** House row appoint takes what its input names. */
function appointing(row: string, targetPersonId: string | undefined, { input, store }: Parameters<typeof takenBy>[2]): About {
  if (row !== 'appoint' || targetPersonId === undefined) return {};
  return { lastHolderOf: lastHolderOf(targetPersonId, namedIn(input), store) };
}

/** Row 5 may move a person's home: that takes a membership at both ends. */
function newHome(permission: SettledPermission, input: unknown): About {
  const { servicePointId } = (input ?? {}) as { readonly servicePointId?: unknown };
  if (permission.family !== 'credentials' || permission.row !== 5 || typeof servicePointId !== 'string') return {};
  return { newServicePointId: servicePointId };
}

/** Only while its option is on is approval asked for; what was asked then is decided, also after the option was switched off. */
function waits(row: number, { request }: Loaded): boolean {
  return request !== undefined && approvalOptionOf(row) !== undefined;
}

/** What makes a card or brings it into force is for people who are Active. */
const forActivePeople = [
  'card.request',
  'card.preflight',
  'card.issue',
  'card.issue-to-person',
  'card.activate',
  'card.reactivate',
  'card.unblock-remote',
  'card.take-call',
  'card.answer-remote',
  'temporary-card.assign',
  'mobile-id.supply',
];

/** Finishing an issue is issuing; what it left behind may still be given up. */
function finishesIssue(row: ActionRow, { operation }: Loaded): boolean {
  return row.id === 'operation.finish' && operation?.kind === 'issue' && operation.temporary !== true;
}

function refusedByHolder(row: ActionRow, subject: Loaded): Failure | undefined {
  const { person } = subject;
  if (person === undefined || person.state === 'active') return undefined;
  if (!forActivePeople.includes(row.id) && !finishesIssue(row, subject)) return undefined;
  return { code: 'person-not-active', params: { state: person.state } };
}

function refusedByState(row: ActionRow, subject: Loaded, store: StoreReader): Failure | undefined {
  if (row.event === undefined) return undefined;
  const { thing, event } = row.event;
  const state = stateOf(thing, subject, store);
  const cycle = lifecycles.find((known) => known.thing === thing) as Lifecycle<string, string> | undefined;
  if (state === undefined || cycle === undefined) return undefined;
  return next(cycle, state, event).ok ? undefined : { code: 'state-refuses', params: { state, event } };
}

/** The state that the event would end; undefined where nothing of that kind was loaded. */
function stateOf(thing: NonNullable<ActionRow['event']>['thing'], subject: Loaded, store: StoreReader): string | undefined {
  switch (thing) {
    case 'card':
      return subject.card?.state;
    case 'temporary-card':
      return subject.temporaryCard?.state;
    case 'virtual-smart-card':
      return subject.virtualSmartCard?.state;
    case 'mobile-id':
      return subject.mobileId?.state;
    case 'request':
      return subject.request?.state;
    case 'person':
      return subject.person?.state;
    case 'raid':
      return subject.raid?.state;
    case 'access-request':
      return subject.accessRequest?.state;
    case 'service-point':
      return subject.servicePoint === undefined ? undefined : subject.servicePoint.enabled ? 'enabled' : 'disabled';
    case 'api-key':
      return subject.apiKey === undefined ? undefined : subject.apiKey.enabled ? 'enabled' : 'disabled';
    case 'membership':
      return subject.membership === undefined
        ? undefined
        : standingOf(subject.membership, store.get('account', subject.membership.personId));
  }
}
