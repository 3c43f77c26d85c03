import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '../../electron/store/journal.ts';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { Broken, checkJournal } from '../../scripts/journal-check.mjs';
import { addCard, addPerson, cardOf, personOf, type Scratch, scratchStore } from '../electron/store/scratch-store.ts';
import { rounds } from '../rounds.ts';
import { allSkippedUnless } from '../skip.ts';
import { mutations, randomOf } from './mutations.ts';

allSkippedUnless(spawnSync('python3', ['--version']).status === 0, 'there is no Python here');

const ENTRIES = 8;
const folder = mkdtempSync(join(tmpdir(), 'cardwright-second-'));
const stations: Scratch[] = [];
let ours: ReturnType<typeof journalOf>;
let others: ReturnType<typeof journalOf>;

beforeAll(() => {
  stations.push(scratchStore(), scratchStore());
  [ours, others] = stations.map(journalOf) as [typeof ours, typeof others];
});
afterAll(() => {
  for (const scratch of stations) scratch.end();
  rmSync(folder, { recursive: true, force: true });
});

function journalOf(scratch: Scratch) {
  scratch.store.transact((writer) => {
    const person = addPerson(writer, personOf(scratch.servicePointId, { name: 'Grace', email: 'grace@example.org', number: '1001' }));
    for (let card = 3; card <= ENTRIES; card += 1)
      addCard(writer, cardOf(person, { number: 1000 + card, model: 'Müller–5 “Ω” 😀 \u2028\\"' }));
  });
  const journal = new Journal({ store: scratch.store, scribe: scratch.station.scribe, publicKey: scratch.station.publicKey });
  return { lines: [...journal.lines()], checkpoint: journal.exportCheckpoint(), policy: journal.policy('Navy') };
}

/** What each of the two says of each export. */
async function both(exports: readonly Uint8Array[], { checkpoint, policy }: { readonly checkpoint: string; readonly policy: string }) {
  const files = exports.map((bytes, at) => {
    const file = join(folder, `export-${at}`);
    writeFileSync(file, bytes);
    return file;
  });
  const [note, trusted] = ['checkpoint', 'policy'].map((name) => join(folder, name));
  writeFileSync(note ?? '', checkpoint);
  writeFileSync(trusted ?? '', policy);
  const script = join(ROOT, 'test/scripts/journal_check.py');
  const run = spawnSync('python3', [script, note ?? '', trusted ?? '', ...files], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  const first = await Promise.all(
    exports.map((bytes) =>
      checkJournal([bytes], checkpoint, policy).then(
        (sentence) => `Sound: ${/\d+/.exec(sentence)?.[0]}`,
        (cause: unknown) => (cause instanceof Broken ? `Not sound: line ${cause.line ?? 0}` : String(cause)),
      ),
    ),
  );
  return {
    first,
    second: run.stdout
      .trimEnd()
      .split('\n')
      .map((said) => said.replace(/^(Not sound: line \d+).*/, '$1')),
  };
}

describe('two checkers that share nothing', () => {
  it('find a journal sound, and every spoiled one unsound at the same line', async () => {
    const each = rounds(12, 200);
    const spoiled = Object.values(mutations).flatMap((mutate) =>
      Array.from({ length: each }, (_, seed) => mutate(ours.lines, randomOf((seed + 1) * 104_729), others.lines)),
    );
    const whole = Buffer.from(ours.lines.join(''));
    const { first, second } = await both([whole, ...spoiled.map(({ bytes }) => bytes)], ours);
    expect(first[0]).toBe(`Sound: ${ours.lines.length}`);
    expect(second).toEqual(first);
    expect(second.slice(1)).toEqual(spoiled.map((mutation) => `Not sound: line ${mutation.first}`));
  }, 120_000);

  it('refuse another station’s checkpoint and policy', async () => {
    const whole = Buffer.from(ours.lines.join(''));
    const { checkpoint } = others;
    expect((await both([whole], { checkpoint, policy: ours.policy })).second).toEqual(['Not sound: line 0']);
    expect((await both([whole], { checkpoint: ours.checkpoint.replace('\n8\n', '\n7\n'), policy: ours.policy })).second).toEqual([
      'Not sound: line 0',
    ]);
  });
});
