import type { ActionId } from '../../../../core/actions/all.ts';
import type { Reply } from '../../../../core/actions/wire.ts';
import type { Walker } from './walker.ts';

/** One kind of step: a message, or something that happens at the desk. */
export interface Step {
  readonly name: string;
  readonly weight: number;
  readonly run: (walker: Walker) => Promise<Reply | undefined>;
}

export const NOTHING: Promise<undefined> = Promise.resolve(undefined);

/** A message whose input is made of what the walk knows; none where it knows nothing of the kind yet. */
export function message(action: ActionId, weight: number, input: (walker: Walker) => object | undefined): Step {
  return {
    name: action,
    weight,
    run: (walker) => {
      const made = input(walker);
      return made === undefined ? NOTHING : walker.ask(action, made);
    },
  };
}
