import type { FactBody } from '../../core/facts/fact.ts';
import type { Database } from '../../server/store/database.ts';

interface Kept {
  readonly servicePointId?: string;
  readonly personId?: string;
  readonly chip?: string;
  readonly state?: string;
}

/** Kinds that every station has of everybody. */
const OF_ALL = ['organisation', 'service-point', 'station'];

/** Where everybody and everything is at home at the end, by the server's records. */
export class Homes {
  readonly #records: ReadonlyMap<string, Kept>;
  /** Everybody with their home. */
  readonly people: readonly (readonly [id: string, home: string])[];

  constructor(rows: readonly { readonly kind: string; readonly id: string; readonly body: Kept }[]) {
    this.#records = new Map(rows.map(({ kind, id, body }) => [`${kind} ${id}`, body]));
    this.people = rows.flatMap(({ kind, id, body }) => (kind === 'person' ? [[id, body.servicePointId ?? ''] as const] : []));
  }

  card(id: string): Kept | undefined {
    return this.#records.get(`card ${id}`);
  }

  /** Whether stations of that service point have that record. */
  concerns(point: string, kind: string, id: string): boolean {
    if (OF_ALL.includes(kind)) return true;
    const record = this.#records.get(`${kind} ${id}`);
    if (kind === 'membership') return record?.servicePointId === point;
    return record?.servicePointId === point || this.#homeOf(kind === 'account' ? id : record?.personId) === point;
  }

  /** Whether it is a card of somebody of whom no record is left. */
  isOfNobody(kind: string, id: string): boolean {
    return kind === 'card' && !this.#records.has(`person ${this.card(id)?.personId ?? ''}`);
  }

  /** Whether the fact is about somebody who is at home there, or about a card of theirs. */
  isAbout(point: string, { subject, changes }: FactBody): boolean {
    const named = [...(subject === undefined ? [] : [[subject.kind, subject.id]]), ...changes.map(({ record, id }) => [record, id])];
    return named.some(([kind, id]) => {
      if (kind === 'person' || kind === 'account') return this.#homeOf(id) === point;
      return kind === 'card' && this.#homeOf(this.card(id ?? '')?.personId) === point;
    });
  }

  #homeOf(person: string | undefined): string | undefined {
    return this.#records.get(`person ${person ?? ''}`)?.servicePointId;
  }
}

export async function homesOf({ database, tenant }: { readonly database: Database; readonly tenant: string }): Promise<Homes> {
  return new Homes(
    await database.rows({
      text: "SELECT kind, id, body FROM record WHERE tenant_id = $1 AND kind IN ('person', 'account', 'card', 'membership')",
      values: [tenant],
    }),
  );
}
