import { Refusal } from '../../../core/failures/refusal.ts';
import { type Lifecycle, next } from '../../../core/lifecycles/lifecycle.ts';

/** What is to take a step must still be where it takes it from; asked again inside the transaction. Throws Refusal: not-found, state-refuses. */
export function assertStep(cycle: Lifecycle<string, string>, state: string | undefined, event: string): void {
  if (state === undefined) throw new Refusal('not-found');
  if (!next(cycle, state, event).ok) throw new Refusal('state-refuses', { state, event });
}
