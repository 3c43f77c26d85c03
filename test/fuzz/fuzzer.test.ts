import { beforeAll, describe, expect, it } from 'vitest';
import { toHex } from '../../core/base/bytes.ts';
import type { Corpus } from '../../scripts/fuzz/corpus.ts';
import { keepCorpus, readCorpus } from '../../scripts/fuzz/corpus.ts';
import { makeCorpus } from '../../scripts/fuzz/make-corpus.ts';
import { PARSERS } from '../../scripts/fuzz/parsers.ts';
import { Cases } from '../../scripts/fuzz/plan.ts';
import { type FuzzPlan, fuzz } from '../../scripts/fuzz/run.ts';
import { rounds } from '../rounds.ts';
import { scratchTree } from '../tooling/scratch-tree.ts';
import { PARSERS as PLANTED } from './planted-parsers.ts';

const SEED = 20_260_731;
let corpus: Corpus;

beforeAll(async () => {
  corpus = await makeCorpus();
});

function planted(names: readonly string[], each: number, more: Partial<FuzzPlan> = {}) {
  const parsers = PLANTED.filter(({ name }) => names.includes(name));
  const module = new URL('./planted-parsers.ts', import.meta.url).href;
  return fuzz({ corpus, seed: SEED, parsers, each, workers: 1, more: module, ...more });
}

describe('every parser of bytes from outside', () => {
  it('answers changed cards’ answers and objects with a value or its own error, in time and in bounded memory', async () => {
    const each = rounds(250, 20_000);
    const { inputs, bad, badCount, tallies } = await fuzz({ corpus, seed: SEED, parsers: PARSERS, each, workers: 2 });
    expect(bad.map(({ parser, number, kind, what, input }) => ({ parser, number, kind, what, input: toHex(input) }))).toEqual([]);
    expect(badCount).toBe(0);
    expect(inputs).toBe(each * PARSERS.length);
    // Inputs that nothing ever takes would only test the outermost length.
    expect(tallies.filter(({ accepted }) => accepted < each / 50).map(({ name }) => name)).toEqual([]);
  });

  it('has seeds that the program’s own issue made, for each of them', () => {
    for (const { name, seeds } of PARSERS) for (const kind of seeds) expect(corpus[kind].length, `${name}: ${kind}`).toBeGreaterThan(0);
  });
});

describe('a case', () => {
  it('is the same again from its seed, its corpus and its number alone', () => {
    const again = readCorpus(keepCorpus(corpus, scratchTree({})));
    for (const parser of PARSERS) {
      const [first, second] = [new Cases(parser, corpus, SEED), new Cases(parser, again, SEED)];
      for (const number of [7, 3, 399]) expect(toHex(second.input(number)), parser.name).toBe(toHex(first.input(number)));
    }
  });

  it('is another one with another seed or another number', () => {
    const [parser] = PARSERS.filter(({ name }) => name === 'CHUID');
    if (parser === undefined) throw new Error('no parser of CHUIDs');
    const numbers = Array.from({ length: 200 }, (_, number) => number);
    const texts = [SEED, SEED + 1].flatMap((seed) => numbers.map((number) => toHex(new Cases(parser, corpus, seed).input(number))));
    expect(new Set(texts).size).toBeGreaterThan(350);
  });

  it('keeps no PIN and no key in the corpus: only commands that carry none', () => {
    const secret = [0x20, 0x24, 0x2c, 0x87, 0xff, 0xfe];
    expect(corpus.command.filter((command) => secret.includes(command[1] ?? 0))).toEqual([]);
  });
});

describe('the fuzzer itself', () => {
  it('finds every kind of wrong parser, and has nothing to say of a right one', async () => {
    const wrong = {
      crashes: 'untyped error',
      rejects: 'untyped error',
      'hides a crash': 'untyped error',
      'is slow': 'slow',
      'takes memory': 'memory',
      'reads past the end': 'no number',
    } as const;
    const { bad, tallies } = await planted([...Object.keys(wrong), 'right'], 12);
    for (const [name, kind] of Object.entries(wrong)) {
      const kinds = bad.filter(({ parser }) => parser === name).map((each) => each.kind);
      expect(new Set(kinds), name).toEqual(new Set([kind]));
    }
    expect(tallies.find(({ name }) => name === 'right')).toMatchObject({ inputs: 12, bad: 0 });
  });

  it('finds an input that never ends, gives its worker up and names the case', async () => {
    const { bad } = await planted(['never ends'], 40, { hangMs: 3_000 });
    expect(bad).toHaveLength(1);
    expect(bad[0]).toMatchObject({ kind: 'hang', parser: 'never ends' });
    expect((bad[0]?.input.length ?? 1) % 3).toBe(0);
  });

  it('survives a parser that fills the memory, and names the case', async () => {
    const { bad } = await planted(['fills the memory'], 40, { mostHeapMb: 32 });
    expect(bad).toHaveLength(1);
    expect(bad[0]).toMatchObject({ kind: 'worker lost', parser: 'fills the memory' });
  });
});
