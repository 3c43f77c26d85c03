import { recordSchemas, type RecordKind, type RecordOf } from '../records/records.ts';

/** The field that identifies a record of that kind: an account is its person's. */
export function keyField(kind: RecordKind): 'id' | 'personId' {
  return kind === 'account' ? 'personId' : 'id';
}

/** What a change asks for cannot be a record: our own mistake. Names the field, never its value. */
export class FoldError extends TypeError {
  override readonly name = 'FoldError';
}

/** Values that a change sets; null takes an optional field away. */
export type Settings = Readonly<Record<string, unknown>>;

/** A record after a change: made of `set` alone where there was none, else `set` laid over it. Throws FoldError where that is not a whole record. */
export function fold<Kind extends RecordKind>(
  kind: Kind,
  before: RecordOf<Kind> | undefined,
  change: { readonly id: string; readonly set: Settings },
): RecordOf<Kind> {
  const merged: Record<string, unknown> = { ...before };
  for (const [field, value] of Object.entries(change.set)) {
    if (value === null) delete merged[field];
    else if (value !== undefined) merged[field] = value;
  }
  if (merged[keyField(kind)] !== change.id) throw new FoldError(`fold: ${kind} ${change.id} does not carry its own id`);
  const parsed = recordSchemas[kind].safeParse(merged);
  if (parsed.success) return parsed.data as RecordOf<Kind>;
  const fault = parsed.error.issues[0];
  throw new FoldError(`fold: ${kind} ${change.id}: ${fault?.path.join('.') ?? ''} ${fault?.code ?? ''}`);
}
