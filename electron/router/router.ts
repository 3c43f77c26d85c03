import { type ActionId, actions } from '../../core/actions/all.ts';
import type { ActionRow } from '../../core/actions/action.ts';
import { isServedAtKiosk } from '../../core/actions/at-kiosk.ts';
import { envelope, largestMessageBytes, type Reply } from '../../core/actions/wire.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { type Failure, failures } from '../../core/failures/table.ts';
import type { z } from 'zod';
import type { ApiKey } from '../../core/records/records.ts';
import { type Actor, enabledMemberships } from '../../core/roles/actor.ts';
import { actorOf, keyActor, standingOfKey } from './actor.ts';
import { instantOf, type World } from './clock.ts';
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
  readonly who: { readonly person?: string; readonly session?: string; readonly calledBy?: string; readonly apiKey?: string };
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

function open(json: string): z.infer<typeof envelope> {
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

function rowOf(id: string): ActionRow {
  if (!Object.hasOwn(actions, id)) throw new Refusal('action-unknown', { wanted: 'the id of an action' });
  return actions[id as ActionId];
}

interface Caller {
  readonly actor: Actor;
  readonly session: RoutedCall['session'];
  readonly servicePointId: string | undefined;
  readonly who: RoutedCall['who'];
}

/** Whoever is signed in at the window. */
function byWindow(row: ActionRow, parts: RouterParts): Caller {
  const session = liveSession(parts);
  if (session === undefined && row.session !== 'anonymous') throw new Refusal('not-signed-in');
  if (session?.locked === true && row.session === 'signed-in') throw new Refusal('session-locked');
  if (session !== undefined && isSignOfLife(row)) parts.sessions.touch();
  const who = session === undefined ? {} : { person: session.personId, session: session.id };
  const actor = actorOf(session, parts.store);
  const settled = settledAt(session, actor, parts);
  return { actor, session: settled, servicePointId: settled?.servicePointId, who };
}

/** Somebody who was let in while signed in works there from now on; where one chose to work stays as it was chosen. */
function settledAt(session: RoutedCall['session'], actor: Actor, { sessions }: RouterParts): RoutedCall['session'] {
  if (session === undefined || session.servicePointId !== undefined || actor.kind !== 'person') return session;
  const [first] = enabledMemberships(actor);
  if (first === undefined) return session;
  sessions.work(first.servicePointId);
  return sessions.current();
}

/** A program with an API key. One that is unknown, wrong, over, or whose maker or service point is disabled is nobody. */
function byBearer(bearer: string, parts: RouterParts): Caller {
  const key = parts.keyOf(bearer);
  const standing = key === undefined ? undefined : standingOfKey(key, parts.store, parts.clock.now());
  if (key === undefined || standing?.works !== true) throw new Refusal('not-signed-in');
  parts.keyUsed(key);
  return { actor: keyActor(key, standing), session: undefined, servicePointId: key.servicePointId, who: { apiKey: key.id } };
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

function refuse(row: ActionRow, refusal: Failure, denied: Denied): never {
  if (judged.includes(refusal.code)) noteDenial(row, refusal, denied);
  throw new Refusal(refusal.code, refusal.params);
}

/** What a page asks by itself, after an event, must not put off the lock on idle: only work and `session.active` do. */
function isSignOfLife(row: ActionRow): boolean {
  return row.session === 'signed-in' && (!row.reads || row.id === 'session.active');
}

/** The session of somebody who is no longer Active ends at their next call, whatever it asks. */
function liveSession({ sessions, store }: RouterParts): RoutedCall['session'] {
  const session = sessions.current();
  if (session === undefined || store.get('person', session.personId)?.state === 'active') return session;
  store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'session.sign-out',
      who: { person: session.personId, session: session.id },
      subject: { kind: 'person', id: session.personId },
      note: { because: 'person-not-active' },
      changes: [],
    });
  });
  sessions.close();
  return undefined;
}

interface Denied {
  readonly parts: RouterParts;
  readonly subject: Loaded;
  readonly who: RoutedCall['who'];
}

/** A denial of a caller who is known is a fact; an anonymous one is only counted, so that nobody can fill the journal from outside. */
function noteDenial(row: ActionRow, refusal: Failure, { parts, subject, who }: Denied): void {
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
