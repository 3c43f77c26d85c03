import { type ActionId, actions } from '../../core/actions/all.ts';
import type { ActionRow } from '../../core/actions/action.ts';
import { envelope, largestMessageBytes, type Reply } from '../../core/actions/wire.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { type Failure, failures } from '../../core/failures/table.ts';
import { actorOf } from './actor.ts';
import { instantOf, type World } from './clock.ts';
import { judge, type Loaded } from './judge.ts';
import type { SessionHolder } from './session.ts';
import { loadSubject } from './subject.ts';
import type { Store } from '../store/store.ts';

/** What a handler is called with; the handlers' own types in electron/actions narrow it per action. */
export interface RoutedCall {
  readonly input: unknown;
  readonly actor: ReturnType<typeof actorOf>;
  readonly session: ReturnType<SessionHolder['current']>;
  readonly subject: Loaded;
  readonly who: { readonly person?: string; readonly session?: string; readonly calledBy?: string };
  readonly at: string;
  readonly may: (action: ActionId, subject: Loaded, input?: unknown) => Failure | undefined;
}

/** Names of fields are the caller's own text where the schema takes any. */
const LONGEST_FIELD = 100;

export type RoutedHandler = (call: RoutedCall) => unknown;

export interface RouterParts extends World {
  readonly store: Store;
  readonly sessions: SessionHolder;
  readonly handlers: Readonly<Record<ActionId, RoutedHandler>>;
  /** The reader's card, where one of ours lies in it: for subjects named by a reader. */
  readonly readerOf: (name: string) => Loaded['reader'];
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
  try {
    const posted = open(json);
    row = rowOf(posted.action);
    const call = enter(row, parseInput(row, posted.input), parts);
    const output = await handled(row, call, parts);
    return { ok: true, output: row.output.parse(output) };
  } catch (cause) {
    const failure = failureOf(cause, row, parts);
    count(failure, parts);
    return { ok: false, failure };
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

function open(json: string): { readonly action: string; readonly input?: unknown } {
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

/** The first field that does not fit and what was wanted, never what was typed: it may be a secret. */
function parseInput(row: ActionRow, input: unknown): unknown {
  const parsed = row.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  if (/pin$/i.test(field) && row.secrets.includes(field)) throw new Refusal('pin-malformed');
  if (field === 'reason' && row.failures.includes('reason-missing') && isMissing(input, field)) throw new Refusal('reason-missing');
  const wanted = issue?.code === 'unrecognized_keys' ? 'no other fields' : (issue?.message ?? 'another shape');
  throw new Refusal('input-invalid', { field: field.slice(0, LONGEST_FIELD), wanted });
}

function isMissing(input: unknown, field: string): boolean {
  const given = (input as Readonly<Record<string, unknown>>)[field];
  return given === undefined || (typeof given === 'string' && given.trim() === '');
}

function enter(row: ActionRow, input: unknown, parts: RouterParts): RoutedCall {
  const session = liveSession(parts);
  if (session === undefined && row.session !== 'anonymous') throw new Refusal('not-signed-in');
  if (session?.locked === true && row.session === 'signed-in') throw new Refusal('session-locked');
  if (session !== undefined && isSignOfLife(row)) parts.sessions.touch();
  const { store } = parts;
  const subject = loadSubject(row.subject, input as Record<string, unknown>, { store, session, readerOf: parts.readerOf });
  const actor = actorOf(session, store);
  const may = (action: ActionId, about: Loaded, posted?: unknown) =>
    judge(actions[action], { actor, subject: about, store, input: posted });
  const refusal = judge(row, { actor, subject, store, input });
  if (refusal !== undefined) {
    if (judged.includes(refusal.code)) noteDenial(row, refusal, { parts, subject, session });
    throw new Refusal(refusal.code, refusal.params);
  }
  const who = session === undefined ? {} : { person: session.personId, session: session.id };
  return { input, actor, session, subject, who, at: instantOf(parts.clock), may };
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
  readonly session: RoutedCall['session'];
}

/** A denial of a signed-in caller is a fact; an anonymous one is only counted, so that nobody can fill the journal from outside. */
function noteDenial(row: ActionRow, refusal: Failure, { parts, subject, session }: Denied): void {
  if (session === undefined) return;
  const about = subject.card ?? subject.temporaryCard ?? subject.request ?? subject.person;
  const kind = subject.card ? 'card' : subject.temporaryCard ? 'temporary-card' : subject.request ? 'request' : 'person';
  parts.store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'action.denied',
      who: { person: session.personId, session: session.id },
      ...(subject.servicePointId === undefined ? {} : { servicePoint: subject.servicePointId }),
      ...(about === undefined ? {} : { subject: { kind, id: about.id } }),
      note: { asked: row.id, because: refusal.code, ...refusal.params },
      changes: [],
    });
  });
}

/** Refusals by `decide` or a life cycle: these are facts. */
const judged: readonly Failure['code'][] = ['denied', 'four-eyes', 'state-refuses', 'person-not-active'];
const malformed: readonly Failure['code'][] = ['message-too-large', 'message-malformed', 'action-unknown', 'input-invalid'];

/** Malformed messages, and refusals of callers who are not signed in, are counted; where that fails, the refusal stands all the same. */
function count({ code }: Failure, { store, sessions, log }: RouterParts): void {
  const anonymous = sessions.current() === undefined && failures[code].kind === 'denied';
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
