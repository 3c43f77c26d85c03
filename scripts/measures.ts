import { appendFileSync, mkdirSync } from 'node:fs';

export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
  readonly holds: boolean;
}

/** Appends one measured figure as a line of out/measures.jsonl; the command that measures it writes it. */
export function measure(figure: Measure): void {
  mkdirSync('out', { recursive: true });
  appendFileSync('out/measures.jsonl', `${JSON.stringify(figure)}\n`);
}
