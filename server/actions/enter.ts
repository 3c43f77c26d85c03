import type { z } from 'zod';
import type { ActionRow } from '../../core/actions/action.ts';
import type { FactDraft } from '../../core/facts/draft.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Failure } from '../../core/failures/table.ts';
import type { Reads } from '../store/reads.ts';
import type { Writer } from '../store/unit.ts';
import { type Caller, type Claimed, identify } from './caller.ts';
import { judge } from './judge.ts';
import { loadSubject, type Subject } from './subject.ts';
import type { World } from './world.ts';

type InputOf<Row extends ActionRow> = z.output<Row['input']>;
type OutputOf<Row extends ActionRow> = z.input<Row['output']>;

/** One call, allowed by the tables. */
export interface Call<Row extends ActionRow = ActionRow> {
  readonly input: InputOf<Row>;
  readonly caller: Caller;
  readonly subject: Subject;
  /** The instant as records keep it. */
  readonly at: string;
  readonly world: World;
}

/** An action that changes something: what has to be asked elsewhere first, outside any transaction; then the change. */
export interface Change<Row extends ActionRow, Prepared = undefined> {
  readonly row: Row;
  readonly prepare?: (call: Call<Row>) => Promise<Prepared>;
  readonly change: (call: Call<Row>, writer: Writer, prepared: Prepared) => Promise<OutputOf<Row>>;
  /** Whether what made the change fail was in what was prepared, so that preparing it anew may help. */
  readonly mayPrepareAgain?: (cause: unknown) => boolean;
}

/** An action that only reads; its answer is the route's own. */
export interface Read<Row extends ActionRow, Answer> {
  readonly row: Row;
  readonly read: (call: Call<Row>) => Promise<Answer>;
}

interface Entering {
  readonly row: ActionRow;
  readonly input: unknown;
  readonly claimed: Claimed | undefined;
  readonly world: World;
}

/** Names of fields are the caller's own text where the schema takes any. */
const LONGEST_FIELD = 100;
/** As often as a registrar is asked for another suffix (spec service points 5.3). */
const MOST_TRIES = 3;

/** The one way in for a change: input → caller → subject → decide → life cycle → handler; a refusal changes nothing and leaves one fact. */
export async function enterToChange<Row extends ActionRow, Prepared>(
  change: Change<Row, Prepared>,
  input: unknown,
  from: { readonly claimed: Claimed | undefined; readonly world: World },
): Promise<OutputOf<Row>> {
  const entering: Entering = { row: change.row, input: parseInput(change.row, input), ...from };
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryToChange(change, entering);
    } catch (cause) {
      if (tries === MOST_TRIES || change.mayPrepareAgain?.(cause) !== true) throw cause;
    }
  }
}

async function tryToChange<Row extends ActionRow, Prepared>(change: Change<Row, Prepared>, entering: Entering): Promise<OutputOf<Row>> {
  const { world } = entering;
  const prepared = change.prepare === undefined ? undefined : await change.prepare(await allowed<Row>(entering));
  const outcome = await world.writes.run(async (writer) => {
    const { call, refusal } = await look<Row>(entering, writer);
    if (refusal === undefined) return { output: await change.change(call, writer, prepared as Prepared) };
    await noteDenial(entering, { call, refusal, writer });
    return { refusal };
  });
  if (outcome.refusal !== undefined) return refuse(outcome.refusal, world);
  return outcome.output;
}

/** The same for reading, outside a transaction. */
export async function enterToRead<Row extends ActionRow, Answer>(
  read: Read<Row, Answer>,
  input: unknown,
  from: { readonly claimed: Claimed | undefined; readonly world: World },
): Promise<Answer> {
  return read.read(await allowed<Row>({ row: read.row, input: parseInput(read.row, input), ...from }));
}

/** The call, where tables and life cycle allow it. Throws Refusal, once the denial is a fact. */
async function allowed<Row extends ActionRow>(entering: Entering): Promise<Call<Row>> {
  const { world } = entering;
  const { call, refusal } = await look<Row>(entering, world.reads);
  if (refusal === undefined) return call;
  await world.writes.run((writer) => noteDenial(entering, { call, refusal, writer }));
  return refuse(refusal, world);
}

async function look<Row extends ActionRow>(
  { row, input, claimed, world }: Entering,
  reads: Reads,
): Promise<{ readonly call: Call<Row>; readonly refusal: Failure | undefined }> {
  const now = world.now();
  const caller = await identify(claimed, reads, now);
  if (caller.actor.kind === 'anonymous' && row.session !== 'anonymous') return refuse({ code: 'not-signed-in' }, world);
  const outside = outsideRefusal(caller);
  const subject =
    outside === undefined ? await loadSubject(row.subject, input as Readonly<Record<string, unknown>>, { reads, ...caller }) : {};
  const call = { input: input as InputOf<Row>, caller, subject, at: new Date(now).toISOString(), world };
  const refusal =
    outside ?? (await judge(row, { actor: caller.actor, subject, reads, input: input as Readonly<Record<string, unknown>>, now }));
  return { call, refusal };
}

/** Whoever may not enter at all is not told whether the thing that they ask about is there. */
function outsideRefusal({ actor }: Caller): Failure | undefined {
  if (actor.kind === 'person' && !actor.active) return { code: 'denied', params: { because: 'not-active', roles: '' } };
  if (actor.kind === 'api-key' && !actor.enabled) return { code: 'denied', params: { because: 'key-disabled', roles: '' } };
  return undefined;
}

async function refuse(failure: Failure, world: World): Promise<never> {
  if (failure.code === 'not-signed-in') await countRefusal('anonymous-refused', world);
  throw new Refusal(failure.code, failure.params);
}

/** Malformed calls and those of nobody are counted, not chained, so that nobody can fill the journal from outside. */
export async function countRefusal(name: 'anonymous-refused' | 'malformed', { database, keys }: World): Promise<void> {
  await database.rows({
    name: 'count',
    text: `INSERT INTO counter (tenant_id, name, value) VALUES ($1, $2, 1)
      ON CONFLICT (tenant_id, name) DO UPDATE SET value = counter.value + 1`,
    values: [keys.tenant, name],
  });
}

interface Denied {
  readonly call: Call;
  readonly refusal: Failure;
  readonly writer: Writer;
}

async function noteDenial({ row }: Entering, { call, refusal, writer }: Denied): Promise<void> {
  await writer.append(denial(row.id, refusal, call));
}

/** One fact for each denial of somebody whom we know. */
export function denial(asked: string, refusal: Failure, { caller, subject }: Pick<Call, 'caller' | 'subject'>): FactDraft {
  const about = aboutOf(subject);
  return {
    kind: 'observation',
    action: 'action.denied',
    who: caller.who,
    ...(subject.servicePointId === undefined ? {} : { servicePoint: subject.servicePointId }),
    ...(about === undefined ? {} : { subject: about }),
    note: { asked, because: refusal.code, ...refusal.params },
    changes: [],
  };
}

function aboutOf(subject: Subject): FactDraft['subject'] {
  const kinds = [
    ['raid', subject.raid],
    ['request', subject.request],
    ['api-key', subject.apiKey],
    ['access-request', subject.accessRequest],
    ['membership', subject.membership],
    ['card', subject.card],
    ['person', subject.person],
    ['service-point', subject.servicePoint],
  ] as const;
  const [kind, record] = kinds.find(([, value]) => value !== undefined) ?? [];
  return kind === undefined || record === undefined ? undefined : { kind, id: record.id };
}

/** The first field that does not fit, and what was wanted; never what was sent. */
function parseInput(row: ActionRow, input: unknown): unknown {
  const parsed = row.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const wanted = issue?.code === 'unrecognized_keys' ? 'no other fields' : (issue?.message ?? 'another shape');
  throw new Refusal('input-invalid', { field: (issue?.path.join('.') ?? '').slice(0, LONGEST_FIELD), wanted });
}
