import { Refusal } from '../../core/failures/refusal.ts';

/** What a message names must be there. Throws Refusal('not-found'). */
export function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Refusal('not-found');
  return value;
}
