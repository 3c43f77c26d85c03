import type { Settings } from '../../core/facts/fold.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import { fencedOff, isExclusive, isOfLease, type Lease, leaseAfter } from '../../core/sync/lease.ts';
import type { Verdict } from '../../core/sync/verdict.ts';
import type { FoldUnit } from './fold-unit.ts';
import type { Placed } from './placed.ts';

/** Kind under which leases are kept beside the records, by the id of the record that they are for. */
const KIND = 'lease';

interface Judging {
  readonly unit: FoldUnit;
  readonly nowMs: number;
}

/** A fact that takes a lease or gives one back: granted or refused; undefined for any other. */
export async function judgeLease({ seq, act, fact }: Placed, { unit, nowMs }: Judging): Promise<Verdict | undefined> {
  const { subject, station, epoch } = fact;
  if (subject === undefined || !isOfLease(fact)) return undefined;
  await unit.load([
    [KIND, subject.id],
    [subject.kind, subject.id],
  ]);
  const exists = unit.known(subject.kind, subject.id) !== undefined;
  const after = leaseAfter(fact, { act, seq, exists, nowMs, held: heldAt(subject.id, unit) });
  if (after === undefined) return { answer: 'refused', skip: [] };
  const change = { seq, station, epoch, fields: ['station'] };
  unit.put(KIND, subject.id, { record: { ...after }, change, contested: false });
  return { answer: 'accepted', skip: [] };
}

/** What was found of an act, and whether it was for another station alone to do. */
export async function fenced(fact: FactBody, found: Verdict, { unit, nowMs }: Judging): Promise<Verdict> {
  const { subject } = fact;
  if (subject === undefined || found.case !== undefined || !isExclusive(fact)) return found;
  await unit.load([[KIND, subject.id]]);
  const other = fencedOff(fact, heldAt(subject.id, unit), nowMs);
  if (other === undefined) return found;
  return { ...found, answer: 'accepted_with_exception', case: { kind: 'fence', record: subject.kind, id: subject.id, other } };
}

const heldAt = (id: string, unit: FoldUnit): Lease | undefined => unit.known(KIND, id) as (Settings & Lease) | undefined;
