import { type ActionId, actions } from '../../core/actions/all.ts';
import type { ActionRow } from '../../core/actions/action.ts';
import { isServedAtKiosk } from '../../core/actions/at-kiosk.ts';
import { envelope, largestMessageBytes, type Reply } from '../../core/actions/wire.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { type Failure, failures } from '../../core/failures/table.ts';
import type { z } from 'zod';
import type { ApiKey } from '../../core/records/records.ts';
import type { Actor } from '../../core/roles/actor.ts';
import { byBearer, byWindow, type Caller, type Who } from './caller.ts';
import { instantOf, type World } from './clock.ts';
import { decide } from '../../core/roles/decide.ts';
import { judge, type Loaded } from './judge.ts';
import { isOwn } from './kiosk.ts';
import { parseInput } from './parse-input.ts';
import type { SessionHolder } from './session.ts';
import { loadSubject } from './subject.ts';
import { subjectOf } from './subject-of.ts';
import type { Store } from '../store/store.ts';

/** What a handler is called with; the handlers' own types in electron/actions narrow it per action. */
export interface RoutedCall {
  readonly input: unknown;
  readonly actor: Actor;
  readonly session: ReturnType<SessionHolder['current']>;
  readonly subject: Loaded;
  readonly who: Who;
  readonly at: string;
  readonly may: (action: ActionId, subject: Loaded, input?: unknown) => Failure | undefined;
}

export type RoutedHandler = (call: RoutedCall) => unknown;

export interface RouterParts extends World {
  readonly store: Store;
  readonly sessions: SessionHolder;
  readonly handlers: Readonly<Record<ActionId, RoutedHandler>>;
  /** The reader's card, where one of ours lies in it: for subjects named by a reader. */
  readonly readerOf: (name: string) => Loaded['reader'];
  /** The key that a message carries, where it is one of ours and right; whether it may be used is asked afterwards. */
  readonly keyOf: (bearer: string) => ApiKey | undefined;
  /** Whether the window is a kiosk: nothing but a holder's own is served. */
  readonly atKiosk: () => boolean;
  /** A key was used: noted now and then, so that unused ones are found. */
  readonly keyUsed: (key: ApiKey) => void;
  /** Where defects go: a line with a reference, never with an input. */
  readonly log: (line: string) => void;
}

/**
 * The one way in. Size → envelope → action row → input → session → subject → decide → life cycle → handler → output → reply;
 * a refusal at any step is a code of the failure table and leaves everything as it was.
 */
export function createRouter(parts: RouterParts): (json: string) => Promise<string> {
  return async (json) => JSON.stringify(await answer(json, parts));
}

async function answer(json: string, parts: RouterParts): Promise<Reply> {
  let row: ActionRow | undefined;
  let byKey = false;
  try {
    const posted = open(json);
    byKey = posted.bearer !== undefined;
    if (Object.hasOwn(deletions, posted.action)) refuseDeletion(posted, parts);
    row = rowOf(posted.action);
    const input = parseInput(row, posted.input);
    const caller = posted.bearer === undefined ? byWindow(row, parts) : byBearer(posted.bearer, parts);
    const call = enter(row, input, { parts, caller });
    const output = await handled(row, call, parts);
    return { ok: true, output: row.output.parse(output) };
  } catch (cause) {
    const failure = failureOf(cause, row, parts);
    count(failure, byKey, parts);
    return { ok: false, failure: viewOf(failure) };
  }
}

/** What the handler itself finds to be denied, checking again in its transaction, is a fact as well. */
async function handled(row: ActionRow, call: RoutedCall, parts: RouterParts): Promise<unknown> {
  try {
    return await parts.handlers[row.id as ActionId](call);
  } catch (cause) {
    if (cause instanceof Refusal && judged.includes(cause.failure.code)) noteDenial(row, cause.failure, { parts, ...call });
    throw cause;
  }
}

/** As it travels. */
function viewOf({ fields, params, ...rest }: Failure): Extract<Reply, { ok: false }>['failure'] {
  return { ...rest, ...(params === undefined ? {} : { params: { ...params } }), ...(fields === undefined ? {} : { fields: [...fields] }) };
}

type Posted = z.infer<typeof envelope>;

function open(json: string): Posted {
  if (Buffer.byteLength(json) > largestMessageBytes)
    throw new Refusal('message-too-large', { wanted: `at most ${largestMessageBytes} bytes` });
  let posted: unknown;
  try {
    posted = JSON.parse(json);
  } catch {
    throw new Refusal('message-malformed', { wanted: 'JSON text' });
  }
  const parsed = envelope.safeParse(posted);
  if (!parsed.success) throw new Refusal('message-malformed', { wanted: 'an object of action and input' });
  return parsed.data;
}

/** Published rows that speak of deleting, by what somebody would post for them: there is no such action, and no cell of these rows says yes. */
const deletions: Readonly<Record<string, number>> = {
  'registry-operator.delete': 11,
  'membership.delete': 13,
  'service-point.delete': 17,
  'api-key.delete': 19,
  'raid.delete': 22,
};

/** Asks the table as for everything else, so that trying is denied and written down. */
function refuseDeletion({ action, bearer }: Posted, parts: RouterParts): never {
  const asked = { id: action, session: 'signed-in', reads: false } as const;
  const { actor, servicePointId, who } = bearer === undefined ? byWindow(asked, parts) : byBearer(bearer, parts);
  const about = servicePointId === undefined ? {} : { servicePointId };
  const decision = decide(actor, { family: 'service-points', row: deletions[action] ?? 0 }, about);
  const because = decision.allowed ? 'nobody-may' : decision.because;
  return refuse(asked, { code: 'denied', params: { because, roles: '' } }, { parts, subject: {}, who });
}

function rowOf(id: string): ActionRow {
  if (!Object.hasOwn(actions, id)) throw new Refusal('action-unknown', { wanted: 'the id of an action' });
  return actions[id as ActionId];
}

function enter(row: ActionRow, input: unknown, { parts, caller }: { readonly parts: RouterParts; readonly caller: Caller }): RoutedCall {
  const { store } = parts;
  const { actor, session, servicePointId, who } = caller;
  if (parts.atKiosk() && (who.apiKey !== undefined || !isServedAtKiosk(row.id)))
    refuse(row, { code: 'not-at-kiosk' }, { parts, subject: {}, who });
  const from = { store, session, servicePointId, readerOf: parts.readerOf };
  const subject = loadSubject(row.subject, input as Record<string, unknown>, from);
  const may = (action: ActionId, about: Loaded, posted?: unknown) =>
    judge(actions[action], { actor, subject: about, store, input: posted });
  const refusal = parts.atKiosk() && !isOwn(subject, session?.personId) ? NOT_OWN : judge(row, { actor, subject, store, input });
  if (refusal !== undefined) refuse(row, refusal, { parts, subject, who });
  return { input, actor, session, subject, who, at: instantOf(parts.clock), may };
}

const NOT_OWN: Failure = { code: 'denied', params: { because: 'not-own', roles: '' } };

function refuse(row: Pick<ActionRow, 'id'>, refusal: Failure, denied: Denied): never {
  if (judged.includes(refusal.code)) noteDenial(row, refusal, denied);
  throw new Refusal(refusal.code, refusal.params);
}

interface Denied {
  readonly parts: RouterParts;
  readonly subject: Loaded;
  readonly who: Who;
}

/** A denial of a caller who is known is a fact; an anonymous one is only counted, so that nobody can fill the journal from outside. */
function noteDenial(row: Pick<ActionRow, 'id'>, refusal: Failure, { parts, subject, who }: Denied): void {
  if (who.person === undefined && who.apiKey === undefined) return;
  const about = subjectOf(subject);
  parts.store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'action.denied',
      who,
      ...(subject.servicePointId === undefined ? {} : { servicePoint: subject.servicePointId }),
      ...(about === undefined ? {} : { subject: about }),
      note: { asked: row.id, because: refusal.code, ...refusal.params },
      changes: [],
    });
  });
}

/** Refusals by `decide` or a life cycle: these are facts. */
const judged: readonly Failure['code'][] = ['denied', 'not-at-kiosk', 'central-denied', 'four-eyes', 'state-refuses', 'person-not-active'];
const malformed: readonly Failure['code'][] = ['message-too-large', 'message-malformed', 'action-unknown', 'input-invalid'];

/** Malformed messages, and refusals of callers who are not signed in, are counted; where that fails, the refusal stands all the same. */
function count({ code }: Failure, byKey: boolean, { store, sessions, log }: RouterParts): void {
  const unknown = byKey ? code === 'not-signed-in' : sessions.current() === undefined;
  const anonymous = unknown && failures[code].kind === 'denied';
  const counter = malformed.includes(code) ? 'malformed' : anonymous ? 'anonymous-refused' : undefined;
  if (counter === undefined) return;
  try {
    store.transact((writer) => writer.counters.add(counter));
  } catch (cause) {
    log(`a refused message could not be counted: ${cause instanceof Error ? cause.message : 'unknown'}`);
  }
}

function failureOf(cause: unknown, row: ActionRow | undefined, parts: RouterParts): Failure {
  if (cause instanceof Refusal) return cause.failure;
  const reference = parts.newId().slice(0, 8);
  const trace = cause instanceof Error ? (cause.stack ?? cause.name) : 'not an error';
  parts.log(`defect ${reference} in ${row?.id ?? 'the way in'}: ${trace}`);
  return { code: 'defect', reference };
}
