import type { FactDraft } from '../facts/draft.ts';
import type { FactBody } from '../facts/fact.ts';

/** Acts that two stations must not both do, and the kind of record that each is about. What was made is made, so they are observations. */
const exclusiveActs: Readonly<Record<string, string>> = { 'card.issued': 'card', 'temporary-card.assigned': 'temporary-card' };

export const LEASE_TAKEN = 'lease.taken';
export const LEASE_GIVEN_BACK = 'lease.given-back';
/** Longest that a station may keep others from an act. */
export const LONGEST_LEASE_DAYS = 92;
const DAY_MS = 86_400_000;

/** What one station alone may do once: make this card, lend that one. */
export interface Exclusive {
  readonly kind: 'card' | 'temporary-card';
  readonly id: string;
  readonly servicePointId: string;
}

/** The fact by which a station asks to be the only one for so many days. */
export function leaseTaken(exclusive: Exclusive, days: number): FactDraft {
  return { ...ofLease(exclusive), action: LEASE_TAKEN, note: { days } };
}

/** The fact by which it lets others do it from now on. */
export function leaseGivenBack(exclusive: Exclusive): FactDraft {
  return { ...ofLease(exclusive), action: LEASE_GIVEN_BACK };
}

function ofLease({ kind, id, servicePointId }: Exclusive): Omit<FactDraft, 'action'> {
  return { kind: 'intent', who: {}, servicePoint: servicePointId, subject: { kind, id }, changes: [] };
}

/** Which station alone may do it, as the feed has it. */
export interface Lease {
  readonly station: string;
  /** What its holder's acts name: the hash of the fact by which it was taken, as it was written first. */
  readonly fence: string;
  /** The place of that fact in the feed. */
  readonly seq: number;
  /** By the clock of whoever judges: whether it has ended decides who may take it next, and never whether an act counts. */
  readonly untilMs: number;
}

export interface Judging {
  /** By which a fact is known: the hash of the one that told of it first. */
  readonly act: string;
  readonly seq: number;
  readonly held: Lease | undefined;
  readonly nowMs: number;
  /** Whether there is such a record. */
  readonly exists: boolean;
}

/** Whether the fact takes a lease or gives one back. */
export function isOfLease({ action, subject }: FactBody): boolean {
  return (action === LEASE_TAKEN || action === LEASE_GIVEN_BACK) && subject !== undefined;
}

/** Whether it is an act that a lease is for. */
export function isExclusive({ action, subject }: FactBody): boolean {
  return subject !== undefined && Object.hasOwn(exclusiveActs, action) && exclusiveActs[action] === subject.kind;
}

/** The lease as that fact leaves it; undefined where the fact is refused. */
export function leaseAfter(fact: FactBody, { held, nowMs, exists, ...placed }: Judging): Lease | undefined {
  if (!exists) return undefined;
  const theirs = held?.station === fact.station;
  if (fact.action === LEASE_GIVEN_BACK) return theirs ? { ...held, untilMs: 0 } : undefined;
  const days = Number(fact.note['days']);
  if (!(days > 0 && days <= LONGEST_LEASE_DAYS)) return undefined;
  if (held !== undefined && !theirs && held.untilMs > nowMs) return undefined;
  return { ...holding(fact, { ...placed, held }), untilMs: nowMs + days * DAY_MS };
}

/** Who holds it after a fact that was not refused, and under which fence: another one only where it went from one station to another. */
export function holding(
  { station }: FactBody,
  { act, seq, held }: Pick<Judging, 'act' | 'seq'> & { readonly held: Omit<Lease, 'untilMs'> | undefined },
): Omit<Lease, 'untilMs'> {
  return held?.station === station ? { station, fence: held.fence, seq: held.seq } : { station, fence: act, seq };
}

/** When a lease ends for whoever holds it, by the clock that it was taken by: never later than by the clock of whoever judged it, if both go right. */
export function leaseEndMs({ at, note }: FactBody): number {
  return Date.parse(at) + Number(note['days']) * DAY_MS;
}

/**
 * The place of the lease that an act stands against: its own was somebody else's by then, or it had none while somebody else's ran. What was done
 * counts all the same, and a person is told.
 */
export function fencedOff({ station, note }: FactBody, held: Lease | undefined, nowMs: number): number | undefined {
  if (held === undefined || note['fence'] === held.fence) return undefined;
  if (note['fence'] !== undefined) return held.seq;
  return held.station !== station && held.untilMs > nowMs ? held.seq : undefined;
}
