import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { tornFlows } from '../test/electron/station/tears/flows.ts';
import { kinds } from '../test/electron/station/tears/kinds.ts';
import { measure } from './measures.ts';
import { type Job, nameOf, type Told } from './tear/job.ts';
import { Tally } from './tear/tally.ts';
import { namesAndWordsOf, UsageError } from './words.ts';

/**
 * npm run tear [-- word …]: every flow at a card, on every kind of card, is struck before and after each APDU, call to the authority and
 * commit: the card pulled, the process killed, a garbage answer, another card put in. Each time an operator goes on with what the station
 * offers, and what comes of it is judged. Words choose flows and kinds of card, for example `issue` or `odd`; `--every N` takes one place in N,
 * `--from K` the Kth of them, so that N runs take every place; `--sigkills N`: processes that are really killed in each flow on each kind of
 * card, 250 in all with the full command, which wants 200 of them at least; `--workers N` as many flows at once.
 */
const { values: given, positionals: words } = namesAndWordsOf({
  usage: 'npm run tear [-- FLOW … KIND …] [--every N] [--from K] [--sigkills N] [--workers N]',
  options: {
    every: { type: 'string', default: '1' },
    from: { type: 'string' },
    sigkills: { type: 'string' },
    workers: { type: 'string' },
  },
});

/** Processes that are killed in each flow on each kind of card. */
const SIGKILLS = 5;
const sigkillsEach = Number(given.sigkills ?? SIGKILLS);

const jobs: readonly Job[] = tornFlows
  .flatMap((torn) =>
    kinds.map(
      (kind): Job => ({
        flow: torn.flow.name,
        kind,
        every: torn.every * Number(given.every),
        from: Number(given.from ?? kind.length),
        sigkills: sigkillsEach,
      }),
    ),
  )
  .filter((job) => words.every((word) => nameOf(job).split(' ').includes(word)));
if (jobs.length === 0)
  throw new UsageError(
    `no flow and kind of card has all of these words; there are: ${tornFlows.map(({ flow }) => flow.name).join(', ')}; ${kinds.join(', ')}`,
  );

/** Processes that have to be killed: in the full command what the product promises, else as many as were asked for. */
const LEAST_SIGKILLS = 200;
const isWhole = words.length === 0 && given.sigkills === undefined;
const leastSigkills = isWhole ? LEAST_SIGKILLS : jobs.length * sigkillsEach;

const tally = new Tally();

function run(job: Job): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('tear/worker.ts', import.meta.url), { workerData: job });
    worker.on('message', (told: Told) => tally.take(job, told));
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

/** A station in a case waits for its reader now and then, so there are more of them than cores. */
const left = [...jobs];
async function work(): Promise<void> {
  for (let job = left.shift(); job !== undefined; job = left.shift()) await run(job);
}
tally.expect(jobs);
await Promise.all(Array.from({ length: Number(given.workers ?? availableParallelism() + 1) }, work));
const { cases, bad, sigkills } = tally.end();
const issue = tally.pulledInIssue();
if (issue.cases > 0) {
  measure({ name: 'tear.issue.positions', value: issue.cases, unit: 'positions', goal: 1, holds: true });
  measure({ name: 'tear.issue.bad', value: issue.bad, unit: 'positions', goal: 0, holds: issue.bad === 0 });
}
measure({ name: 'tear.cases', value: cases, unit: 'cases', goal: 1, holds: cases > 0 });
measure({ name: 'tear.bad', value: bad, unit: 'cases', goal: 0, holds: bad === 0 });
measure({ name: 'tear.sigkills', value: sigkills, unit: 'processes', goal: leastSigkills, holds: sigkills >= leastSigkills });
if (sigkills < leastSigkills) console.log(`Only ${sigkills} processes were killed, of ${leastSigkills}.`);
process.exitCode = bad === 0 && sigkills >= leastSigkills ? 0 : 1;
