import type { FactBody } from '../../core/facts/fact.ts';
import type { Settings } from '../../core/facts/fold.ts';
import { recordId } from '../../core/records/scalars.ts';
import { holderOf, type Holder, pointsOf } from '../../core/sync/scope.ts';
import type { FoldUnit } from './fold-unit.ts';
import type { Placed } from './placed.ts';

/** That the home of a person or a station is another service point from that entry on. */
export interface Moved {
  readonly record: 'person' | 'station';
  readonly id: string;
  readonly to: string;
}

/** Whom an entry of the feed concerns. */
export interface Concern {
  /** Service points; null where it concerns all. */
  readonly points: readonly string[] | null;
  /** Whose history it belongs to: it follows them wherever they move. */
  readonly people: readonly string[];
  readonly moved: readonly Moved[];
  readonly erased: readonly string[];
}

/** A fact may name anything at all; what is no id is nobody's. */
export const isId = (text: string): boolean => recordId.safeParse(text).success;

/** Gathers whom one entry concerns while it is folded. */
export class Concerns {
  readonly #unit: FoldUnit;
  readonly #points = new Set<string>();
  readonly #people = new Set<string>();
  readonly #moved: Moved[] = [];
  readonly #erased: string[] = [];
  #all = false;

  constructor({ servicePoint }: FactBody, unit: FoldUnit) {
    this.#unit = unit;
    if (servicePoint !== undefined) this.#points.add(servicePoint);
  }

  /** A record that it changes, as it was or as it is then. */
  note(record: string, id: string, of: Settings | undefined): Promise<void> {
    if (pointsOf(record, of) === 'all') this.#all = true;
    return this.about(record, id, of);
  }

  /** A record that it is about: at its own home too, which may have stayed another than its person's. */
  async about(record: string, id: string, of: Settings | undefined): Promise<void> {
    const homes = pointsOf(record, of);
    if (homes !== 'all') for (const home of homes) this.#points.add(home);
    const person = await personOf(holderOf(record, id, of), this.#unit);
    if (person !== undefined && isId(person)) this.#people.add(person);
  }

  /** What became of a record by it. */
  async changed(record: string, id: string, { before, after }: { readonly before: Settings | undefined; readonly after: Settings }) {
    await this.note(record, id, after);
    if (record !== 'person' && record !== 'station') return;
    if (after['state'] === 'erased') this.#erased.push(id);
    const [from, to] = [before?.['servicePointId'], after['servicePointId']];
    if (from !== undefined && from !== to) this.#moved.push({ record, id, to: String(to) });
  }

  async end(): Promise<Concern> {
    for (const person of this.#people) {
      const home = (await this.#unit.get('person', person))?.servicePointId;
      if (home !== undefined) this.#points.add(home);
    }
    const points = this.#all || this.#points.size === 0 ? null : [...this.#points];
    return { points, people: [...this.#people], moved: this.#moved, erased: this.#erased };
  }
}

async function personOf(holder: Holder | undefined, unit: FoldUnit): Promise<string | undefined> {
  if (holder === undefined) return undefined;
  const [kind, id] = holder;
  return kind === 'person' ? id : (await unit.get(kind, id))?.personId;
}

/** Whom an entry concerns that nothing could be made of. */
export function concernOfUnfolded({ servicePoint, changes }: FactBody): Concern {
  const people = changes.flatMap(({ record, id }) => ((record === 'person' || record === 'account') && isId(id) ? [id] : []));
  return { points: servicePoint === undefined ? null : [servicePoint], people, moved: [], erased: [] };
}

/** Reads at once whose the records are that these facts change or are about: those of cards first, then the people. */
export async function loadHolders(placed: readonly Placed[], unit: FoldUnit): Promise<void> {
  const holders = placed.flatMap(({ fact: { changes, subject } }) => [
    ...changes.map(({ record, id, set }) => holderOf(record, id, { ...unit.known(record, id), ...set })),
    ...(subject === undefined ? [] : [holderOf(subject.kind, subject.id, unit.known(subject.kind, subject.id))]),
  ]);
  const known = holders.filter((holder) => holder !== undefined);
  await unit.load(known);
  await unit.load(
    known.flatMap(([kind, id]) => {
      const personId = kind === 'person' ? undefined : unit.known(kind, id)?.['personId'];
      return typeof personId === 'string' ? [['person', personId] as const] : [];
    }),
  );
}
