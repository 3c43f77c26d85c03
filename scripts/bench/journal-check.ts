import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Figure } from './figure.ts';
import { interleaved, median, timed, type Times } from './interleave.ts';
import { writeExport } from './million-entries.ts';

const ENTRIES = 1_000_000;
const ROUNDS = 5;

/** What the goal compares with: each line read, parsed and hashed, and nothing else. Runs in a process of its own, as the checker does. */
const BARE = `
import crypto from 'node:crypto';
import fs from 'node:fs';
let rest = Buffer.alloc(0);
let count = 0;
for await (const chunk of fs.createReadStream(process.argv[1], { highWaterMark: 1 << 20 })) {
  const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
  let from = 0;
  for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
    const line = bytes.subarray(from, to);
    JSON.parse(line.toString());
    crypto.hash('sha256', line, 'buffer');
    count += 1;
    from = to + 1;
  }
  rest = bytes.subarray(from);
}
console.log(count);
`;

function ran(words: readonly string[], expected: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => (text += String(chunk)));
    child.once('exit', (code) => (code === 0 && expected.test(text) ? resolve() : reject(new Error(`it said: ${text}`))));
  });
}

function figure(times: Times<'check' | 'bare'>): Figure {
  return {
    name: 'journal.check.1M.ratio',
    value: median(times.check) / median(times.bare),
    unit: 'ratio',
    goal: 2,
    bound: 'most',
    what: 'scripts/journal-check.mjs over an export of a million entries, against JSON.parse and SHA-256 of each same line.',
    series: [
      { label: 'journal-check', unit: 'ms', values: times.check },
      { label: 'JSON.parse and SHA-256', unit: 'ms', values: times.bare },
    ],
  };
}

export const journalCheck: Bench = {
  name: 'journal.check.1M.ratio',
  title: 'A journal of a million entries checked from outside',
  async run(say) {
    const folder = mkdtempSync(join(tmpdir(), 'cardwright-journal-'));
    try {
      const made = await timed(() => writeExport(folder, ENTRIES));
      say(`${ENTRIES} entries in ${(made / 1000).toFixed(0)} s`);
      const files = ['journal.ndjson', 'checkpoint.txt', 'policy.txt'].map((name) => join(folder, name));
      const check = ['scripts/journal-check.mjs', ...files];
      const bare = ['--input-type=module', '--eval', BARE, files[0] ?? ''];
      const times = await interleaved(
        {
          check: () => timed(() => ran(check, /^Sound: 1000000 entries/)),
          bare: () => timed(() => ran(bare, /^1000000$/m)),
        },
        { rounds: ROUNDS },
      );
      say(`checked in ${median(times.check).toFixed(0)} ms, parsed and hashed alone in ${median(times.bare).toFixed(0)} ms`);
      return [figure(times)];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
