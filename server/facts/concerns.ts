import type { FactBody } from '../../core/facts/fact.ts';
import type { Settings } from '../../core/facts/fold.ts';
import { recordId } from '../../core/records/scalars.ts';
import { awaitedOf, holderOf, type Holder, pointsOf } from '../../core/sync/scope.ts';
import type { FoldUnit } from './fold-unit.ts';
import { nameOf } from '../store/reads.ts';
import type { Placed } from './placed.ts';

/** That the home of a person or a station is another service point from that entry on. */
export interface Moved {
  readonly record: 'person' | 'station';
  readonly id: string;
  readonly to: string;
}

/** A record of which an entry cannot say whose it is: what it is about is not there, or its holder is not. */
export interface Unheld {
  readonly kind: string;
  readonly id: string;
}

/** A record that an entry makes: what stands before and is about it belongs to its person's history, or to that of a card that is not there. */
export interface Came extends Unheld {
  readonly of: Unheld;
  /** Where its person is at home. */
  readonly home: string | undefined;
}

/** Whom an entry of the feed concerns. */
export interface Concern {
  /** Service points; null where it concerns all. */
  readonly points: readonly string[] | null;
  /** Whose history it belongs to: it follows them wherever they move. */
  readonly people: readonly string[];
  readonly moved: readonly Moved[];
  readonly erased: readonly string[];
  readonly unheld: readonly Unheld[];
  readonly came: readonly Came[];
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
  readonly #unheld = new Map<string, Unheld>();
  readonly #came: Omit<Came, 'home'>[] = [];
  #all = false;

  constructor({ servicePoint }: FactBody, unit: FoldUnit) {
    this.#unit = unit;
    if (servicePoint !== undefined) this.#points.add(servicePoint);
  }

  /** A record that it changes, as it was or as it is then. */
  note(record: string, id: string, of: Settings | undefined): Promise<Unheld | undefined> {
    if (pointsOf(record, of) === 'all') this.#all = true;
    return this.about(record, id, of);
  }

  /** A record that it is about: at its own home too, which may have stayed another than its person's. Gives whose it is, or what has to come to say so. */
  async about(record: string, id: string, of: Settings | undefined): Promise<Unheld | undefined> {
    const homes = pointsOf(record, of);
    if (homes !== 'all') for (const home of homes) this.#points.add(home);
    const person = await personOf(holderOf(record, id, of), this.#unit);
    const [kind, whose] = person === undefined ? (awaitedOf(record, id, of) ?? []) : ['person', person];
    if (kind === undefined || whose === undefined || !isId(whose)) return undefined;
    if (person === undefined) this.#unheld.set(nameOf(kind, whose), { kind, id: whose });
    else this.#people.add(person);
    return { kind, id: whose };
  }

  /** What became of a record by it. */
  async changed(record: string, id: string, { before, after }: { readonly before: Settings | undefined; readonly after: Settings }) {
    const of = await this.note(record, id, after);
    if (before === undefined) this.#comes(record, id, of);
    if (record !== 'person' && record !== 'station') return;
    if (after['state'] === 'erased') this.#erased.push(id);
    const [from, to] = [before?.['servicePointId'], after['servicePointId']];
    if (from !== undefined && from !== to) this.#moved.push({ record, id, to: String(to) });
  }

  #comes(record: string, id: string, of: Unheld | undefined): void {
    this.#unheld.delete(nameOf(record, id));
    if (of !== undefined && record !== 'account' && isId(id)) this.#came.push({ kind: record, id, of });
  }

  async end(): Promise<Concern> {
    const homes = new Map<string, string>();
    for (const person of this.#people) {
      const home = (await this.#unit.get('person', person))?.servicePointId;
      if (home !== undefined) homes.set(person, home);
    }
    for (const home of homes.values()) this.#points.add(home);
    return {
      points: this.#all || this.#points.size === 0 ? null : [...this.#points],
      people: [...this.#people],
      moved: this.#moved,
      erased: this.#erased,
      unheld: [...this.#unheld.values()],
      came: this.#came.map((came) => ({ ...came, home: homes.get(came.of.id) })),
    };
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
  return { points: servicePoint === undefined ? null : [servicePoint], people, moved: [], erased: [], unheld: unheldOf(changes), came: [] };
}

function unheldOf(changes: FactBody['changes']): readonly Unheld[] {
  return changes.flatMap(({ record, id }) => (isId(id) && awaitedOf(record, id, undefined) !== undefined ? [{ kind: record, id }] : []));
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
