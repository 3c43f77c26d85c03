import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { toHex } from '../core/base/bytes.ts';
import { keepCorpus, readCorpus } from './fuzz/corpus.ts';
import { makeCorpus } from './fuzz/make-corpus.ts';
import { inputsOf, PARSERS, type Parser } from './fuzz/parsers.ts';
import { Cases } from './fuzz/plan.ts';
import { type FuzzResult, fuzz } from './fuzz/run.ts';
import { judge } from './fuzz/verdict.ts';
import type { BadCase, StretchDone } from './fuzz/worker.ts';
import { measure } from './measures.ts';
import { wordsOf } from './words.ts';

/**
 * `npm run fuzz`: mutated inputs for every parser of bytes from outside, seeded by cards that the program issued.
 * `--each N` inputs for each parser that an issue names, the others their share of it; `--parser NAME`, `--seed N`, `--corpus FILE` of an
 * earlier run; with `--case N` one input alone.
 */
const given = wordsOf({
  usage: 'npm run fuzz [-- --each N] [--seed S] [--parser NAME] [--case N] [--corpus FILE] [--workers N]',
  options: {
    each: { type: 'string', default: '500000' },
    seed: { type: 'string' },
    corpus: { type: 'string' },
    parser: { type: 'string' },
    case: { type: 'string' },
    workers: { type: 'string' },
  },
});
/** Ten million with the full command. */
const GOAL_INPUTS = 10_000_000;
const MOST_GROWTH_BYTES = 33_554_432;
const MOST_SHOWN_BYTES = 2_000;
const TOLD_EVERY = 1_000_000;

const parsers = PARSERS.filter(({ name }) => given.parser === undefined || name === given.parser);
if (parsers.length === 0) throw new Error(`no parser "${given.parser}"; there are: ${PARSERS.map(({ name }) => name).join(', ')}`);
const seed = Number(given.seed ?? randomInt(2 ** 31));
const corpus = given.corpus === undefined ? await makeCorpus() : readCorpus(given.corpus);
const corpusFile = given.corpus ?? keepCorpus(corpus);
if (given.case === undefined) await runAll();
else await runOne(Number(given.case));

async function runOne(number: number): Promise<void> {
  for (const parser of parsers) {
    const input = new Cases(parser, corpus, seed).input(number);
    const { fault } = await judge(parser, input);
    console.log(`${parser.name}, case ${number}: ${fault === undefined ? 'all is well' : `${fault.kind}: ${fault.what}`}`);
    console.log(toHex(input));
    if (fault !== undefined) process.exitCode = 1;
  }
}

async function runAll(): Promise<void> {
  const each = Number(given.each);
  const workers = Number(given.workers ?? availableParallelism());
  const all = allInputs();
  console.log(`seed ${seed}, corpus ${corpusFile}, ${parsers.length} parsers, up to ${each} inputs each, ${workers} workers`);
  const started = performance.now();
  let inputs = 0;
  const told = ({ stretch, bad }: StretchDone): void => {
    bad.forEach(tell);
    const before = Math.floor(inputs / TOLD_EVERY);
    inputs += stretch.to - stretch.from;
    if (Math.floor(inputs / TOLD_EVERY) > before) console.log(`${inputs} of ${all} inputs`);
  };
  const result = await fuzz({ corpus, seed, parsers, each: (parser) => inputsOf(parser, each), workers, told });
  report(result, (performance.now() - started) / 1000);
}

function allInputs(): number {
  return (parsers as readonly Parser[]).reduce((sum, parser) => sum + inputsOf(parser, Number(given.each)), 0);
}

/** At once, with everything that makes the case again. */
function tell({ parser, number, kind, what, input }: BadCase): void {
  console.log(`BAD ${parser}, case ${number}: ${kind}: ${what}`);
  console.log(`    npm run fuzz -- --seed ${seed} --corpus ${corpusFile} --parser '${parser}' --case ${number}`);
  console.log(`    ${toHex(input).slice(0, MOST_SHOWN_BYTES)}`);
}

function report({ tallies, inputs, badCount, heapGrowthBytes }: FuzzResult, seconds: number): void {
  console.log(
    `\n${'parser'.padEnd(32)}${'inputs'.padStart(10)}${'accepted'.padStart(10)}${'bad'.padStart(6)}${'seconds'.padStart(10)}${'slowest ms'.padStart(12)}`,
  );
  for (const { name, inputs: count, bad, accepted, ms, slowestMs } of tallies) {
    const figures = [
      String(count).padStart(10),
      String(accepted).padStart(10),
      String(bad).padStart(6),
      (ms / 1000).toFixed(1).padStart(10),
    ];
    console.log(`${name.padEnd(32)}${figures.join('')}${slowestMs.toFixed(1).padStart(12)}`);
  }
  const bounded = heapGrowthBytes <= MOST_GROWTH_BYTES;
  console.log(
    `\n${inputs} inputs, ${badCount} bad, ${seconds.toFixed(0)} s; a worker's heap grew by ${(heapGrowthBytes / 1_048_576).toFixed(1)} MB`,
  );
  const wanted = given.parser === undefined && given.each === '500000' ? GOAL_INPUTS : allInputs();
  measure({ name: 'fuzz.inputs', value: inputs, unit: 'inputs', goal: wanted, holds: inputs >= wanted });
  measure({ name: 'fuzz.bad', value: badCount, unit: 'inputs', goal: 0, holds: badCount === 0 });
  if (badCount > 0 || !bounded || inputs < wanted) process.exitCode = 1;
}
