import type { RecordKind, RecordOf } from '../records/records.ts';
import type { FactBody } from './fact.ts';

/** One record's change as a handler states it: plain values; the journal seals what is personal. */
export type Change = {
  [Kind in RecordKind]: {
    readonly record: Kind;
    readonly id: string;
    /** Values to set; null takes an optional field away. A whole record creates it. */
    readonly set: { readonly [Field in keyof RecordOf<Kind>]?: RecordOf<Kind>[Field] | null };
  };
}[RecordKind];

/** A fact before the journal gives it number, hash and signature. */
export interface FactDraft {
  readonly kind: FactBody['kind'];
  readonly action: string;
  readonly who: FactBody['who'];
  readonly servicePoint?: string;
  readonly subject?: { readonly kind: string; readonly id: string };
  readonly note?: FactBody['note'];
  /** How far its station had taken in the feed when it was done, where that was less than now. */
  readonly base?: number;
  readonly changes: readonly Change[];
}
