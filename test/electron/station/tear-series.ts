import { measure } from '../../../scripts/measures.ts';
import { type Tear, tear } from './tear.ts';
import type { Kind, Stage } from './tear-stage.ts';

/** What came of many tears. */
export interface Tally {
  readonly positions: number;
  /** One sentence each: where it was torn, and what was wrong afterwards. */
  readonly bad: readonly string[];
}

/** Tears one issue after another. A position behind the last APDU is not counted. */
export async function tearEach(stage: Stage, plans: Iterable<Tear>): Promise<Tally> {
  let positions = 0;
  const bad: string[] = [];
  for (const plan of plans) {
    const { happened, faults } = await tear(stage, plan);
    if (happened) positions += 1;
    if (faults.length > 0) bad.push(`${plan.kind} ${plan.phase} APDU ${plan.at}, then ${plan.way}: ${faults.join('; ')}`);
  }
  return { positions, bad };
}

/** The same tear at every `every`th APDU from `from` on. */
export function* along(count: number, tear: Omit<Tear, 'at'>, { every = 1, from = 0 } = {}): Generator<Tear> {
  for (let at = from; at < count; at += every) yield { ...tear, at };
}

export function together(tallies: readonly Tally[]): Tally {
  return { positions: tallies.reduce((sum, { positions }) => sum + positions, 0), bad: tallies.flatMap(({ bad }) => bad) };
}

/** Writes down how many positions were torn of those there are, and how many of them left anything wrong. */
export function measureTears({ positions, bad }: Tally, wanted: number, of = 'positions'): void {
  measure({ name: 'tear.issue.positions', value: positions, unit: of, goal: wanted, holds: positions === wanted });
  measure({ name: 'tear.issue.bad', value: bad.length, unit: of, goal: 0, holds: bad.length === 0 });
}

/** One kind of tear on one kind of card. */
export interface Series {
  readonly card: Kind;
  readonly tear: Omit<Tear, 'at' | 'phase'>;
}

/** Every kind of tear that is worth its time on each kind of card; the card that tells least is the hardest to take up. */
export const SERIES: readonly Series[] = [
  ...(['yubikey-5.4', 'odd', 'mum', 'plain'] as const).flatMap((card): Series[] => [
    { card, tear: { kind: 'remove', way: 'finish' } },
    { card, tear: { kind: 'remove', way: 'discard' } },
    { card, tear: { kind: 'kill', way: 'finish' } },
  ]),
  { card: 'yubikey-5.4', tear: { kind: 'kill', way: 'discard' } },
  { card: 'yubikey-5.4', tear: { kind: 'kill', way: 'finish', again: 5 } },
  { card: 'yubikey-5.4', tear: { kind: 'reset', way: 'finish' } },
  { card: 'yubikey-5.4', tear: { kind: 'swap', way: 'finish' } },
  { card: 'yubikey-5.4', tear: { kind: 'garbage', way: 'finish' } },
];

export function nameOf({ card, tear: { kind, way, again } }: Series): string {
  return `${kind}${again === undefined ? '' : ' and pulled again'}, then ${way}, on a ${card} card`;
}
