import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { measure } from '../measures.ts';

/** Values of one side of a comparison, in the order of the runs. */
export interface Series {
  readonly label: string;
  readonly unit: string;
  readonly values: readonly number[];
}

export interface Figure {
  /** As in out/measures.jsonl. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
  /** 'most': the value may be at most the goal; 'least': at least. */
  readonly bound: 'most' | 'least';
  /** What was compared with what, in one or two sentences. */
  readonly what: string;
  readonly series: readonly Series[];
}

/** One measurement of `npm run bench`. */
export interface Bench {
  readonly name: string;
  readonly title: string;
  readonly run: (say: (line: string) => void) => Promise<readonly Figure[]>;
}

export const RESULTS = 'out/bench';

export function holds({ value, goal, bound }: Pick<Figure, 'value' | 'goal' | 'bound'>): boolean {
  return bound === 'most' ? value <= goal : value >= goal;
}

/** Appends the figures to out/measures.jsonl and keeps what they were made of for docs/performance.md. */
export function keep(bench: Pick<Bench, 'name' | 'title'>, figures: readonly Figure[]): void {
  for (const figure of figures) {
    const { name, unit, goal } = figure;
    measure({ name, value: rounded(figure.value), unit, goal, holds: holds(figure) });
  }
  mkdirSync(RESULTS, { recursive: true });
  const kept = { title: bench.title, at: new Date().toISOString(), machine: machine(), figures };
  writeFileSync(`${RESULTS}/${bench.name}.json`, `${JSON.stringify(kept, undefined, 2)}\n`);
}

/** What a page of figures must say about where they come from. */
export interface Kept {
  readonly title: string;
  readonly at: string;
  readonly machine: string;
  readonly figures: readonly Figure[];
}

function machine(): string {
  const all = cpus();
  return `${all.length} × ${all[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}, ${process.platform}`;
}

export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
