import type { RecordKind, RecordOf } from '../../core/records/records.ts';

/** How a field lies in its column: as it is, true and false as 1 and 0, canonical JSON, or base64 as bytes. */
export type Codec = 'text' | 'integer' | 'flag' | 'json' | 'bytes';

export type Columns<Kind extends RecordKind> = { readonly [Field in keyof RecordOf<Kind>]-?: Codec };
