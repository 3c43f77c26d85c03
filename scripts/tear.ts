import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { measureTears, nameOf, type Series, SERIES, type Tally, together } from '../test/electron/station/tear-series.ts';

/**
 * npm run tear [-- word …]: an issue is torn at every APDU, before and after its effect, in every way and on every kind of card; the
 * station has to make one whole card of each. Words choose series by their names, for example `swap` or `odd`.
 */
interface Result extends Tally {
  readonly apdus: number;
}

const words = process.argv.slice(2);
const chosen = SERIES.filter((series) => words.every((word) => nameOf(series).includes(word)));
if (chosen.length === 0) {
  console.error(`no series has all of these words; there are:\n${SERIES.map(nameOf).join('\n')}`);
  process.exit(1);
}

function run(series: Series): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('tear/series-worker.ts', import.meta.url), { workerData: series });
    worker.once('message', (result: Result) => {
      resolve(result);
      void worker.terminate();
    });
    worker.once('error', reject);
  });
}

const results: Result[] = [];
const left = [...chosen];
async function work(): Promise<void> {
  for (let series = left.shift(); series !== undefined; series = left.shift()) {
    const startedMs = performance.now();
    const result = await run(series);
    results.push(result);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
    console.log(`${nameOf(series)}: ${result.positions} of ${2 * result.apdus} positions, ${result.bad.length} bad, ${seconds} s`);
    for (const sentence of result.bad) console.log(`    ${sentence}`);
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
const all = together(results);
const wanted = results.reduce((sum, { apdus }) => sum + 2 * apdus, 0);
measureTears(all, wanted);
console.log(`\n${all.positions} of ${wanted} positions torn, ${all.bad.length} bad.`);
process.exitCode = all.bad.length === 0 && all.positions === wanted ? 0 : 1;
