/** The middle value; of an even number, the mean of the two in the middle. Throws RangeError without values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which that share of them lies, between two by their distance. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('expected at least one value');
  const sorted = values.toSorted((left, right) => left - right);
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}

/** Values of each side, in the order of the rounds. */
export type Times<Side extends string> = Readonly<Record<Side, readonly number[]>>;

type Sides = Readonly<Record<string, () => Promise<number>>>;

/**
 * Runs every side once per round, and begins each round with another one, so that what the machine does meanwhile falls on all of them.
 * The first `warm` rounds count nothing. Gives the values of each side in the order of the rounds.
 */
export async function interleaved<Given extends Sides>(
  sides: Given,
  { rounds, warm = 1 }: { readonly rounds: number; readonly warm?: number },
): Promise<Readonly<Record<keyof Given, readonly number[]>>> {
  const names: (keyof Given & string)[] = Object.keys(sides);
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < warm + rounds; round += 1) {
    const order = names.map((_, at) => names[(at + round) % names.length] ?? '');
    for (const name of order) {
      const value = await sides[name]?.();
      if (value !== undefined && round >= warm) values[name]?.push(value);
    }
  }
  return values as Record<keyof Given, number[]>;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
