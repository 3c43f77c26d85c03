import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { simPostgres } from '../test/simulation/sim-databases.ts';
import { simFolder } from '../test/simulation/sim-folder.ts';
import { measure } from './measures.ts';
import { type Mutant, mutants } from './mutants/table.ts';

/**
 * npm run mutants [-- --seeds N --steps N word …]: puts one small mistake after the other into a copy of the program and has the simulation find each,
 * with at most that many seeds. Words choose mutants by what they do.
 */
const { values, positionals } = parseArgs({
  options: { seeds: { type: 'string', default: '1000' }, steps: { type: 'string', default: '800' } },
  allowPositionals: true,
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** A seed that does not end has found its mutant too; one takes two seconds, and ten times as long beside much other work. */
const LONGEST_SEED_MS = 3 * 60_000;

const folder = simFolder('cardwright-mutants-');
const postgres = await simPostgres();
const chosen = mutants.filter(({ does }) => positionals.length === 0 || positionals.some((word) => does.includes(word)));
let killed = 0;
try {
  for (const part of ['core', 'electron', 'native', 'server', 'test/simulation', 'scripts', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  for (const mutant of chosen) {
    const found = await hunt(mutant);
    if (found !== undefined) killed += 1;
    say(`${found === undefined ? 'ALIVE' : 'killed'}: ${mutant.does} (${mutant.file}): ${found ?? `in none of ${values.seeds} seeds`}`);
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
say(`mutants.killed ${killed} of ${chosen.length}`);
if (chosen.length === mutants.length)
  measure({ name: 'mutants.killed', value: killed, unit: 'mutants', goal: chosen.length, holds: killed === chosen.length });
process.exitCode = killed === chosen.length ? 0 : 1;

/** What gave the mistake away; undefined where nothing did. */
async function hunt({ file, from, to, does }: Mutant): Promise<string | undefined> {
  const path = join(folder, file);
  const whole = readFileSync(path, 'utf8');
  if (whole.split(from).length !== 2) throw new RangeError(`${file} is not as the mutant that ${does} wants it`);
  writeFileSync(
    path,
    whole.replace(from, () => to),
  );
  try {
    return await simulated();
  } finally {
    writeFileSync(path, whole);
  }
}

function simulated(): Promise<string | undefined> {
  const words = ['scripts/simulate.ts', '--seed', '1', '--runs', values.seeds, '--steps', values.steps, '--until-bad'];
  const child = spawn(process.execPath, words, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled'), CARDWRIGHT_SIMULATION: JSON.stringify(postgres.attach) },
  });
  let [said, last] = ['', ''];
  let timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_SEED_MS);
  const hear = (text: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_SEED_MS);
    said = `${said}${text}`.slice(-4000);
    last = /^seed \d+/m.exec(text)?.[0] ?? last;
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve(undefined);
      const [why = said.split('\n').find((line) => /Error|seed/.test(line)) ?? ''] = said
        .split('\n')
        .filter((line) => line.startsWith('  '));
      resolve(`${last}: ${signal === null ? why.trim().slice(0, 120) : 'it does not end'}`);
    });
  });
}
