import { activateFlow, changePinFlow, lockFlow, unblockFlow } from './card-flows.ts';
import type { Flow } from './flow.ts';
import { issueFlow, wipeFlow, wipeLockedFlow } from './issue-flows.ts';
import { assignFlow, extendFlow, withdrawFlow } from './temporary-flows.ts';

/** A flow, and how many of its places are torn: every one, or one in so many. */
export interface TornFlow {
  readonly flow: Flow;
  readonly every: number;
}

/** Issuing has the most places and so comes first. Temporary cards share their steps with personal ones, which are torn at every place. */
export const tornFlows: readonly TornFlow[] = [
  { flow: issueFlow, every: 1 },
  { flow: wipeFlow, every: 1 },
  { flow: wipeLockedFlow, every: 1 },
  { flow: activateFlow, every: 1 },
  { flow: lockFlow, every: 1 },
  { flow: unblockFlow, every: 1 },
  { flow: changePinFlow, every: 1 },
  { flow: assignFlow, every: 8 },
  { flow: extendFlow, every: 8 },
  { flow: withdrawFlow, every: 8 },
];

export function flowNamed(name: string): Flow {
  const found = tornFlows.find(({ flow }) => flow.name === name);
  if (found === undefined) throw new RangeError(`no flow "${name}"`);
  return found.flow;
}
