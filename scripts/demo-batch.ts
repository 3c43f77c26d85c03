/**
 * `npm run demo:batch [-- --people 50]`: people are imported from a file, their cards requested and approved in one batch and issued in another over four
 * simulated readers; in the middle the station's process is killed as a power cut would. Opened again, it takes the half-made cards up and
 * issues the rest. Every chip is then read and judged against record and authority. Prints a table; exits 1 where one is wrong.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { BatchStation, OPERATOR } from './demo/batch-station.ts';
import { judgeAll, type Verdict } from './demo/batch-verdicts.ts';
import { measure } from './measures.ts';
import { wordsOf } from './words.ts';

const given = wordsOf({ usage: 'npm run demo:batch [-- --people N]', options: { people: { type: 'string', default: '50' } } });
const people = Number(given.people);
const folder = mkdtempSync(join(tmpdir(), 'cardwright-batch-'));
const lies = new Map<string, string>();
const chips = new Set<string>();
const say = (line: string): void => console.log(line);

interface Line {
  readonly lies?: string;
  readonly made?: string;
  readonly reader?: string;
  readonly done?: number;
  readonly total?: number;
  readonly finished?: boolean;
}

/** Runs the station's process; what lies in which reader is remembered as a hand beside it would. */
function run(words: readonly string[], onLine: (line: Line, child: ChildProcess) => void): Promise<number | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'demo/batch-child.ts'), folder, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    if (line.lies !== undefined && line.reader !== undefined) {
      lies.set(line.reader, line.lies);
      chips.add(line.lies);
    }
    if (line.made !== undefined && line.reader !== undefined) lies.delete(line.reader);
    onLine(line, child);
  });
  return once(child, 'close').then(([code]) => code as number | null);
}

function table(verdicts: readonly Verdict[]): void {
  for (const { person, card, chip, wrong } of verdicts)
    say(
      `${wrong.length === 0 ? 'right' : 'WRONG'}  ${person.padEnd(12)} card ${String(card).padEnd(8)} ${chip.padEnd(10)} ${wrong.join('; ')}`,
    );
}

const startedMs = Date.now();
const cutAt = Math.floor(people / 2) - 2 + Math.floor(Math.random() * 4);
let [cut, doneAtCut] = [false, 0];
await run(['enter', String(people)], ({ done = 0, total }, child) => {
  if (cut || total === undefined || done < cutAt) return;
  [cut, doneAtCut] = [true, done];
  setTimeout(() => child.kill('SIGKILL'), Math.random() * 400);
});
say(
  `${people} people, imported, requested and approved; power cut after ${doneAtCut} cards, ${lies.size} in the readers: ${[...lies.values()].join(', ')}`,
);
const goOnMs = Date.now();
const code = await run(['go-on', String(chips.size), ...[...lies].map(([reader, name]) => `${name}@${reader}`)], () => undefined);
say(`opened again, the half-made cards put back, the rest issued in ${((Date.now() - goOnMs) / 1000).toFixed(1)} s`);
const station = new BatchStation(folder);
await station.open();
await station.signIn(OPERATOR);
const verdicts = await judgeAll(station, [...chips].toSorted());
await station.close();
table(verdicts);
const right = verdicts.filter(({ wrong }) => wrong.length === 0).length;
const holds = code === 0 && cut && right === people && verdicts.length === people;
say(`${right} of ${people} right, ${chips.size} blanks used, ${((Date.now() - startedMs) / 1000).toFixed(0)} s in all`);
measure({ name: 'batch.right', value: right, unit: `of ${people} cards`, goal: people, holds });
rmSync(folder, { recursive: true, force: true });
process.exit(holds ? 0 : 1);
