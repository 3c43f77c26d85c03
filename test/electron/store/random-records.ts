import { createHash } from 'node:crypto';
import type { Change } from '../../../core/facts/draft.ts';
import type { Lifecycle } from '../../../core/lifecycles/lifecycle.ts';
import type { RecordKind } from '../../../core/records/records.ts';

export type Fields = Readonly<Record<string, unknown>>;
type Random = (below: number) => number;

/** Records that a random life is made of, and what should have come of it. */
export class RandomRecords {
  /** What should be stored: kind, id, record. */
  readonly expected = new Map<RecordKind, Map<string, Fields>>();
  protected readonly random: Random;
  protected made = 0;

  constructor(random: Random) {
    this.random = random;
  }

  protected one<Value>(values: readonly Value[]): Value {
    return values[this.random(values.length)] as Value;
  }

  /** A UUID out of the same random source, so that a seed gives the same life again. */
  protected id(): string {
    const hex = createHash('sha256')
      .update(`${this.random(2 ** 32)} ${this.random(2 ** 32)} ${this.made}`)
      .digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  protected any(kind: RecordKind): Fields {
    return this.one([...(this.expected.get(kind)?.values() ?? [])]);
  }

  protected count(kind: RecordKind): number {
    return this.expected.get(kind)?.size ?? 0;
  }

  protected set(record: RecordKind, id: string, set: Fields): Change {
    const records = this.expected.get(record) ?? new Map<string, Fields>();
    const merged = Object.entries({ ...records.get(id), ...set }).filter(([, value]) => value !== null);
    this.expected.set(record, records.set(id, Object.fromEntries(merged)));
    return { record, id, set } as Change;
  }

  /** One step of that kind's life cycle; nothing where none leads on. */
  protected liveOn<State extends string, Event extends string>(kind: RecordKind, cycle: Lifecycle<State, Event>) {
    return (): readonly Change[] => {
      if (this.count(kind) === 0) return [];
      const record = this.any(kind);
      const edges = cycle.edges.filter((edge) => edge.from.some((from) => from === record['state']));
      if (edges.length === 0) return [];
      const { to } = this.one(edges);
      return [this.set(kind, String(record['id']), to === 'same' ? {} : { state: to })];
    };
  }

  protected toggle(kind: RecordKind, field: string) {
    return (): readonly Change[] => {
      if (this.count(kind) === 0) return [];
      const record = this.any(kind);
      return [this.set(kind, String(record['id']), { [field]: record[field] !== true })];
    };
  }

  /** An optional field: given, taken away, or not spoken of. */
  protected perhaps(field: string, value: unknown): Fields {
    return this.one([{ [field]: value }, { [field]: null }, {}]);
  }
}
