import { ascii } from '../../core/base/bytes.ts';
import { Chance } from './chance.ts';
import type { Corpus } from './corpus.ts';
import { mutant, seedOf } from './mutate.ts';
import type { Seed } from './mutation.ts';
import type { Parser } from './parsers.ts';

/** The inputs of one parser: case by case the same for the same seed and corpus. */
export class Cases {
  readonly #seed: number;
  readonly #name: number;
  readonly #seeds: readonly Seed[];

  constructor({ name, seeds }: Parser, corpus: Corpus, seed: number) {
    this.#seed = seed;
    this.#name = ascii(name).reduce((sum, sign) => (Math.imul(sum, 31) + sign) >>> 0, 7);
    this.#seeds = seeds.flatMap((kind) => corpus[kind]).map(seedOf);
    if (this.#seeds.length === 0) throw new Error(`no seed for the parser of ${name}`);
  }

  input(number: number): Uint8Array {
    return mutant(this.#seeds, new Chance(this.#seed, this.#name, number));
  }
}

/** A stretch of one parser's cases, for one worker. */
export interface Stretch {
  readonly parser: string;
  readonly from: number;
  readonly to: number;
}

const STRETCH = 5_000;

/** All stretches; the parsers take turns, so that the workers end at about the same time. */
export function stretches(parsers: readonly Parser[], inputsOf: (parser: Parser) => number): readonly Stretch[] {
  const most = Math.max(0, ...parsers.map(inputsOf));
  const all: Stretch[] = [];
  for (let from = 0; from < most; from += STRETCH)
    for (const parser of parsers) {
      const count = inputsOf(parser);
      if (from < count) all.push({ parser: parser.name, from, to: Math.min(count, from + STRETCH) });
    }
  return all;
}
