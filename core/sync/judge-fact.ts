import type { FactBody } from '../facts/fact.ts';
import type { Settings } from '../facts/fold.ts';
import { lifecycles } from '../lifecycles/all.ts';
import { finalStates, type Lifecycle } from '../lifecycles/lifecycle.ts';
import type { ActorDenial } from './judge-actor.ts';
import type { Verdict } from './verdict.ts';

/** A change of a record that counted: the place in the feed, by whose station, and which fields. */
export interface PastChange {
  readonly seq: number;
  readonly station: string;
  readonly fields: readonly string[];
  /** The epoch of that station's chain, and whether it did again there what had been set aside; absent where it was noted before these were. */
  readonly epoch?: number;
  readonly again?: boolean;
}

/** What is known at a fact's place in the feed, before it. */
export interface Known {
  /** The record as all facts before made it. */
  readonly before: (record: string, id: string) => Settings | undefined;
  /** The newest changes of a record, newest last. */
  readonly recent: (record: string, id: string) => readonly PastChange[];
  /** Who has what only one may have: the record's id; undefined where nobody else does. */
  readonly holder: (record: string, after: Settings) => string | undefined;
  /** Changes with their personal fields, as far as they can be opened. */
  readonly opened: readonly Settings[];
  readonly actor: ActorDenial | undefined;
}

/** Facts that tell a station what it is told of its organisation: of a record that is there already they tell nothing new. */
const COPIES: readonly string[] = ['station.joined'];

/** Kinds whose fields people type or choose. */
const editedByPeople: readonly string[] = [
  'person',
  'account',
  'membership',
  'card',
  'temporary-card',
  'service-point',
  'raid',
  'option',
  'default-role',
  'narrower-role',
  'attestation-ca',
];

interface Finding {
  readonly skip: boolean;
  readonly case?: Verdict['case'];
}

const fine: Finding = { skip: false };
const nothingNew: Finding = { skip: true };

/**
 * What becomes of a fact at its place in the feed (spec sync 1.3). A pure function of what is known there, so that whoever replays the feed finds
 * the same. A record is never lost: what cannot be folded stays in the journal, and a case names both sides.
 */
export function judgeFact(fact: FactBody, known: Known): Verdict {
  const findings = fact.changes.map((_, at) => judgeChange(fact, at, known));
  const denied = known.actor;
  if (denied === undefined) return verdictOf(findings);
  const refuses = fact.kind === 'intent';
  const judged = fact.changes.map(({ record, id }, at): Finding => {
    const found = findings[at] ?? fine;
    const exists = known.before(record, id) !== undefined;
    // Whoever was not allowed any more may still have made something safer, and what they made anew is there.
    return refuses && exists && !endsIt(record, known.opened[at] ?? {}) ? { ...found, skip: true } : found;
  });
  const about = fact.changes[0] ?? { record: fact.subject?.kind ?? 'person', id: fact.subject?.id ?? fact.who.person ?? '' };
  return {
    answer: refuses ? 'refused' : 'accepted_with_exception',
    skip: skippedOf(judged),
    case: { kind: denied.kind, record: about.record, id: about.id, ...(denied.seq === undefined ? {} : { other: denied.seq }) },
  };
}

function verdictOf(findings: readonly Finding[]): Verdict {
  const found = findings.find((finding) => finding.case !== undefined)?.case;
  const skip = skippedOf(findings);
  return found === undefined ? { answer: 'accepted', skip } : { answer: 'accepted_with_exception', skip, case: found };
}

const skippedOf = (findings: readonly Finding[]): number[] => findings.flatMap(({ skip }, at) => (skip ? [at] : []));

function judgeChange(fact: FactBody, at: number, known: Known): Finding {
  const change = fact.changes[at];
  const set = known.opened[at] ?? {};
  if (change === undefined) return fine;
  const { record, id } = change;
  const before = known.before(record, id);
  const recent = known.recent(record, id);
  const found: Found = (kind, skip, other = recent.at(-1)?.seq) => ({
    skip,
    case: { kind, record, id, ...(other === undefined ? {} : { other }) },
  });
  const holder = known.holder(record, { ...before, ...set });
  const taken = holder === undefined || holder === id ? fine : found('unique', false, known.recent(record, holder).at(-1)?.seq);
  if (before === undefined) return 'id' in set || 'personId' in set ? taken : found('unreadable', true);
  if (COPIES.includes(fact.action)) return nothingNew;
  const judged = judgeStep(fact, { before, set, recent, record }, found);
  return judged === fine ? taken : judged;
}

interface Step {
  readonly record: string;
  readonly before: Settings;
  readonly set: Settings;
  readonly recent: readonly PastChange[];
}

type Found = (kind: NonNullable<Verdict['case']>['kind'], skip: boolean, other?: number) => Finding;

/** What a change does to a record that is there: a step of its life, or fields that people type. */
function judgeStep(fact: FactBody, { record, before, set, recent }: Step, found: Found): Finding {
  const unseen = recent.filter((past) => !knew(fact, past));
  if (typeof set['state'] === 'string') {
    // The other side of a step is whoever set the state that it cannot be taken from.
    const other = recent.findLast(({ fields }) => fields.includes('state'))?.seq;
    return judgeState({ record, before, set, meanwhile: unseen.length > 0 }, (kind, skip) => found(kind, skip, other));
  }
  // What a station notes by itself, of certificates and steps, is nobody's opinion.
  if (fact.who.person === undefined || !editedByPeople.includes(record)) return fine;
  const other = unseen.findLast(({ fields }) => fields.some((field) => field in set && !same(before[field], set[field])));
  return other === undefined ? fine : found('edit', false, other.seq);
}

/**
 * Whether whoever did this knew of that change: it had been taken in, or stands before it in the same chain. Two disks that are one station write in
 * different epochs in the end; and what is done again was done before anything else of its new epoch, but for what was done again before it.
 */
function knew(fact: FactBody, { seq, station, epoch = fact.epoch, again = true }: PastChange): boolean {
  if (seq <= (fact.base ?? 0)) return true;
  return station === fact.station && epoch === fact.epoch && (fact.note['again'] === undefined || again);
}

interface StateChange {
  readonly record: string;
  readonly before: Settings;
  readonly set: Settings;
  /** Whether somebody else changed the record, and whoever did this did not know. */
  readonly meanwhile: boolean;
}

function judgeState(
  { record, before, set, meanwhile }: StateChange,
  found: (kind: 'state' | 'same-act', skip: boolean) => Finding,
): Finding {
  const [from, to] = [String(before['state']), String(set['state'])];
  const ended = isFinal(record, from);
  if (from === to) {
    if (!meanwhile) return fine;
    if (ended) return nothingNew;
    const differs = Object.entries(set).some(([field, value]) => !same(before[field], value));
    return differs ? found('same-act', true) : nothingNew;
  }
  if (hasEdge(record, from, to)) return fine;
  // Once revoked, always revoked; and a step that is none from here is nobody's guess to make.
  return ended || meanwhile ? found('state', true) : fine;
}

function cycleOf(record: string): Lifecycle<string, string> | undefined {
  return lifecycles.find(({ thing }) => thing === record) as Lifecycle<string, string> | undefined;
}

function isFinal(record: string, state: string): boolean {
  const cycle = cycleOf(record);
  if (cycle === undefined) return false;
  // A locked person may still be erased: for everything else that is the end.
  return finalStates(cycle).includes(state) || (record === 'person' && state === 'locked');
}

function hasEdge(record: string, from: string, to: string): boolean {
  return cycleOf(record)?.edges.some((edge) => edge.to === to && edge.from.includes(from)) ?? true;
}

/** A change that ends something for good: locked, revoked, erased. */
function endsIt(record: string, set: Settings): boolean {
  return (
    typeof set['state'] === 'string' &&
    ['locked', 'revoked', 'erased', 'inactive', 'on-hold', 'disabled'].includes(set['state']) &&
    record !== 'request'
  );
}

function same(left: unknown, right: unknown): boolean {
  return (left ?? null) === (right ?? null) || JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}
