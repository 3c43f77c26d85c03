import { applyPatch, createPatch, type Operation } from 'rfc6902';
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import type { RaidMetadata } from './metadata.ts';

/** One step of a JSON Patch (RFC 6902). */
export type PatchStep = Operation;

/** A row of the history: the patch from the revision before (the first from an empty object), or the whole record. */
export interface Revision {
  readonly revision: number;
  readonly changeType: 'PATCH' | 'BASELINE';
  readonly diff: Json;
}

/** Every so many revisions the whole record is kept too, so that no reading replays more steps than that. */
export const BASELINE_EVERY = 50;

/** The patch that leads from one record to the next. */
export function patchBetween(before: Json, after: Json): readonly PatchStep[] {
  return createPatch(before, after);
}

/** The rows that a new version adds. */
export function revisionsOf(version: number, before: RaidMetadata | undefined, after: RaidMetadata): readonly Revision[] {
  const diff = patchBetween((before ?? {}) as Json, after as Json) as unknown as Json;
  const patch: Revision = { revision: version, changeType: 'PATCH', diff };
  return version % BASELINE_EVERY === 0 ? [patch, { revision: version, changeType: 'BASELINE', diff: after as Json }] : [patch];
}

/** The record as it was at that version, from rows of its history in any order. Throws RangeError where rows are missing. */
export function recordAt(version: number, rows: readonly Revision[]): RaidMetadata {
  const base = rows
    .filter((row) => row.changeType === 'BASELINE' && row.revision <= version)
    .reduce<Revision | undefined>((best, row) => (best === undefined || row.revision > best.revision ? row : best), undefined);
  const patches = new Map(rows.flatMap((row) => (row.changeType === 'PATCH' ? [[row.revision, row] as const] : [])));
  const record = copy(base?.diff ?? {});
  for (let revision = (base?.revision ?? 0) + 1; revision <= version; revision += 1) {
    const row = patches.get(revision);
    if (row === undefined) throw new RangeError(`history: revision ${revision} is missing`);
    patch(record, row.diff);
  }
  return record as RaidMetadata;
}

/** Changes the record by the steps, of which it keeps nothing: a later step changes what an earlier one put there. */
function patch(record: Json, steps: Json): void {
  const faults = applyPatch(record, copy(steps) as unknown as Operation[]);
  const fault = faults.find((found) => found !== null);
  if (fault !== undefined && fault !== null) throw new RangeError(`history: a step does not fit: ${fault.message}`);
}

function copy(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** Do two records say the same, whatever version and times they carry? Then saving one over the other is no change. */
export function sameContent(left: RaidMetadata, right: RaidMetadata): boolean {
  return canonicalJson(content(left)) === canonicalJson(content(right));
}

/** A record without what whoever registers sets. */
export function content({ metadata: _stamps, identifier: _identifier, ...rest }: RaidMetadata): Json {
  return JSON.parse(JSON.stringify(rest)) as Json;
}
