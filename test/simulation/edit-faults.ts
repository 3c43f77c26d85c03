import type { FactBody } from '../../core/facts/fact.ts';
import type { Entry } from './sim-entry.ts';

interface Edit {
  readonly seq: number;
  readonly station: string;
  readonly unit: unknown;
  /** Whether it was carried out. */
  readonly counts: boolean;
}

/**
 * Where somebody set what another had set to something else, and did not know of it, a person is told. They knew what their fact says, but where they saw
 * something else: a feed that the server lost had the same numbers.
 */
export function editFaults(feed: readonly Entry[]): readonly string[] {
  const faults: string[] = [];
  const edits = new Map<string, readonly Edit[]>();
  for (const { seq, station, action, body, verdict } of feed) {
    const { base = 0, note, changes } = JSON.parse(body) as FactBody;
    const [change] = changes;
    const unit = note['set'];
    if (action !== 'person.edit' || change === undefined || unit === undefined) continue;
    const before = edits.get(change.id) ?? [];
    const edit = { seq, station, unit, counts: verdict.skip.length === 0 };
    edits.set(change.id, [...before, edit]);
    const other = before.findLast(({ counts }) => counts);
    if (!edit.counts || other === undefined || verdict.case !== undefined || !isOver(edit, other)) continue;
    if (other.seq > base || !couldSee(note['saw'], { base, station, before }))
      faults.push(`the edit at ${seq} goes over the one at ${other.seq} and nobody is told`);
  }
  return faults;
}

const isOver = (edit: Edit, other: Edit): boolean => edit.station !== other.station && edit.unit !== other.unit;

/** What stood in the feed then, or what the station had set itself. */
function couldSee(
  saw: unknown,
  { base, station, before }: { readonly base: number; readonly station: string; readonly before: readonly Edit[] },
): boolean {
  const stood = before.findLast(({ seq, counts }) => counts && seq <= base)?.unit ?? '';
  return saw === stood || before.some((edit) => edit.station === station && edit.unit === saw);
}
