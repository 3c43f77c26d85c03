import type { ActionId, ActionInput, ActionOutput } from '../core/actions/all.ts';
import type { Reply, StationEvent } from '../core/actions/wire.ts';
import type { Failure } from '../core/failures/table.ts';

/** A refusal by the main process, with what the screen needs for its three sentences. */
export class StationFailure extends Error {
  override readonly name = 'StationFailure';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Posts one action and waits for its answer. Throws StationFailure when the main process refuses. */
export async function call<Id extends ActionId>(action: Id, input: ActionInput<Id>): Promise<ActionOutput<Id>> {
  const answer = JSON.parse(await window.station.post(JSON.stringify({ action, input }))) as Reply;
  if (answer.ok) return answer.output as ActionOutput<Id>;
  throw new StationFailure(answer.failure as Failure);
}

/** Calls back for every event the main process pushes; the returned function ends it. */
export function listen(listener: (event: StationEvent) => void): () => void {
  return window.station.subscribe((json) => listener(JSON.parse(json) as StationEvent));
}
