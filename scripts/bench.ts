import { benches } from './bench/benches.ts';
import { type Bench, holds, keep, rounded } from './bench/figure.ts';
import { writePage } from './bench/page.ts';
import { namesAndWordsOf } from './words.ts';

/**
 * `npm run bench [-- NAME …] [--write]`: measures, each side of a comparison in turns, and appends the medians to out/measures.jsonl.
 * Names choose; `--write` makes docs/performance.md of what was measured last, `--write --only` without measuring anew.
 */
const { values, positionals } = namesAndWordsOf({
  usage: 'npm run bench [-- NAME …] [--write [--only]]',
  options: { write: { type: 'boolean', default: false }, only: { type: 'boolean', default: false } },
});
const isOurs = (word: string): boolean => benches.some(({ name }) => name.includes(word));
const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)));
const unknown = positionals.filter((word) => !isOurs(word));
if (unknown.length > 0)
  throw new Error(`no figure is called ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}`);

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
if (!values.only) {
  for (const bench of chosen) await run(bench);
}
if (values.write) console.log(`\n${writePage()}`);
