import type { FactBody } from '../../core/facts/fact.ts';
import type { Entry } from './sim-entry.ts';

interface Edit extends Pick<Entry, 'seq' | 'station' | 'epoch'> {
  readonly base: number;
  /** What stood there for whoever did it, and what they set: both are sealed in the fact. */
  readonly saw: unknown;
  readonly unit: unknown;
  /** Whether it was carried out, and whether a person is told of it. */
  readonly counts: boolean;
  readonly told: boolean;
}

/**
 * Where somebody set what another had set to something else, and did not know of it, a person is told. They knew what their fact says, but where they saw
 * something else: a feed that the server lost had the same numbers.
 */
export function editFaults(feed: readonly Entry[]): readonly string[] {
  return [...editsOf(feed).values()].flatMap((edits) =>
    edits.flatMap((edit, at) => {
      const before = edits.slice(0, at);
      const other = before.findLast(({ counts }) => counts);
      if (!edit.counts || edit.told || other === undefined || !isOver(edit, other) || knew(edit, other, { before, edits })) return [];
      return [`the edit at ${edit.seq} goes over the one at ${other.seq} and nobody is told`];
    }),
  );
}

function editsOf(feed: readonly Entry[]): ReadonlyMap<string, readonly Edit[]> {
  const edits = new Map<string, Edit[]>();
  for (const { seq, station, epoch, action, body, verdict } of feed) {
    const { base = 0, note, changes } = JSON.parse(body) as FactBody;
    const [change] = changes;
    if (action !== 'person.edit' || change === undefined || note['set'] === undefined) continue;
    const of = edits.get(change.id) ?? [];
    const [counts, told] = [verdict.skip.length === 0, verdict.case !== undefined];
    of.push({ seq, station, epoch, base, saw: note['saw'], unit: note['set'], counts, told });
    edits.set(change.id, of);
  }
  return edits;
}

/** Two disks that were one station go on in different epochs, and know nothing of each other. */
const isOver = (edit: Edit, other: Edit): boolean =>
  (edit.station !== other.station || edit.epoch !== other.epoch) && edit.unit !== other.unit;

interface Around {
  readonly before: readonly Edit[];
  readonly edits: readonly Edit[];
}

/**
 * Its fact says so, and what they saw is what stood in the feed then, what the station had set itself, or what somebody had set over the other one whose
 * edit has come behind this one since.
 */
function knew({ seq, base, saw, station }: Edit, other: Edit, { before, edits }: Around): boolean {
  if (other.seq > base) return false;
  const stood = before.findLast((edit) => edit.counts && edit.seq <= base)?.unit ?? '';
  if (saw === stood || before.some((edit) => edit.station === station && edit.unit === saw)) return true;
  return edits.some((edit) => edit.seq > seq && edit.unit === saw && (edit.saw === other.unit || edit.station === other.station));
}
