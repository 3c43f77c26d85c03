import type { RecordKind } from '../../core/records/records.ts';
import type { WrittenFact } from '../facts/write-fact.ts';

/** A state row that waits to be written. */
export interface PutRow {
  readonly kind: RecordKind;
  readonly id: string;
  readonly version: number;
  readonly record: object;
}

export interface SealedRow {
  readonly id: string;
  readonly kind: string;
  readonly wrapped: Uint8Array;
}

/** What a unit has made and not yet sent to the database. */
export interface Unsent {
  readonly facts: readonly WrittenFact[];
  readonly puts: readonly PutRow[];
  readonly keys: readonly SealedRow[];
}
