import { parseArgs } from 'node:util';
import { benches } from './bench/benches.ts';
import { type Bench, holds, keep, rounded } from './bench/figure.ts';
import { writePage } from './bench/page.ts';

/**
 * `npm run bench [-- NAME …] [--write]`: measures, each side of a comparison in turns, and appends the medians to out/measures.jsonl.
 * Names choose; `--write` makes docs/performance.md of what was measured last, `--write --only` without measuring anew.
 */
const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false }, only: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const chosen = positionals.length === 0 ? benches : benches.filter(({ name }) => positionals.some((word) => name.includes(word)));
if (chosen.length === 0) throw new RangeError(`no such measurement; there are: ${benches.map(({ name }) => name).join(', ')}`);

async function run(bench: Bench): Promise<void> {
  console.log(`\n${bench.title}`);
  const startedMs = performance.now();
  const figures = await bench.run((line) => console.log(`  ${line}`));
  keep(bench, figures);
  for (const figure of figures) {
    const goal = `${figure.bound === 'most' ? '≤' : '≥'} ${figure.goal}`;
    console.log(`  ${figure.name}: ${rounded(figure.value)} ${figure.unit} (goal ${goal}): ${holds(figure) ? 'holds' : 'DOES NOT HOLD'}`);
    if (!holds(figure)) process.exitCode = 1;
  }
  console.log(`  ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
}

// --write --only: the page alone, of what was measured before.
if (!values.only) for (const bench of chosen) await run(bench);
if (values.write) console.log(`\n${writePage()}`);
