import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cosign, witnessKey } from '../../core/facts/cosignature.ts';
import { readNote, verifierKey } from '../../core/facts/signed-note.ts';
import { sha256 } from '../../electron/store/append.ts';
import { Journal } from '../../electron/store/journal.ts';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { Broken, checkJournal } from '../../scripts/journal-check.mjs';
import { type Scratch, scratchStore } from '../electron/store/scratch-store.ts';
import { rounds } from '../rounds.ts';
import { allSkippedUnless } from '../skip.ts';
import { randomOf } from './mutations.ts';

allSkippedUnless(spawnSync('python3', ['--version']).status === 0, 'there is no Python here');

interface Witness {
  readonly name: string;
  readonly vkey: string;
  readonly line: string;
}

const folder = mkdtempSync(join(tmpdir(), 'cardwright-witness-'));
let scratch: Scratch;
let journal: Journal;
let lines: string;
let checkpoint: string;
let log: string;
let witnesses: readonly Witness[];

beforeAll(() => {
  scratch = scratchStore();
  journal = new Journal({ store: scratch.store, scribe: scratch.station.scribe, publicKey: scratch.station.publicKey });
  lines = [...journal.lines()].join('');
  checkpoint = journal.exportCheckpoint();
  log = `log ${journal.verifierKey}`;
  witnesses = Array.from({ length: 5 }, (_, at) => witnessOf(at, generateKeyPairSync('ed25519')));
});
afterAll(() => {
  scratch.end();
  rmSync(folder, { recursive: true, force: true });
});

function witnessOf(at: number, { privateKey, publicKey }: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }): Witness {
  const key = witnessKey(`station-${at}`, new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)));
  const signs = (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey));
  const line = cosign(readNote(checkpoint).text, key, { seconds: 1_700_000_000 + at, hash: sha256, sign: signs });
  return { name: `w${at}`, vkey: verifierKey(key, sha256), line };
}

const named = (...at: readonly number[]): string => at.map((one) => `witness w${one} ${witnesses[one]?.vkey ?? ''}`).join('\n');
const signedBy = (...at: readonly number[]): string => checkpoint + at.map((one) => witnesses[one]?.line ?? '').join('');
const policyOf = (...rules: readonly string[]): string => `${[log, ...rules].join('\n')}\n`;

/** Whether the first checker finds it sound, and what the second says. */
async function both(note: string, policy: string): Promise<readonly [boolean, boolean]> {
  const files = [note, policy, lines].map((text, at) => {
    writeFileSync(join(folder, String(at)), text);
    return join(folder, String(at));
  });
  const run = spawnSync('python3', [join(ROOT, 'test/scripts/journal_check.py'), ...files], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  const first = await checkJournal([Buffer.from(lines)], note, policy).then(
    () => true,
    (cause: unknown) => {
      if (!(cause instanceof Broken)) throw cause;
      return false;
    },
  );
  return [first, run.stdout.startsWith('Sound')];
}

describe('A policy that asks for witnesses', () => {
  it('is met by enough of them, in groups of groups, whatever else stands below the head', async () => {
    const groups = [named(0, 1, 2, 3, 4), 'group x 2 w0 w1 w2', 'group y any w3 w4', 'group both all x y', 'quorum both'];
    const judged = async (...by: readonly number[]) => both(signedBy(...by), policyOf(...groups));
    expect(await judged(0, 2, 4)).toEqual([true, true]);
    expect(await judged(0, 1, 2)).toEqual([false, false]);
    expect(await judged(0, 3, 4)).toEqual([false, false]);
    expect(await judged(0, 0, 3)).toEqual([false, false]);
    expect(await both(signedBy(0), policyOf(named(0), 'quorum w0'))).toEqual([true, true]);
    expect(await both(signedBy(1), policyOf(named(0, 1), 'quorum w0'))).toEqual([false, false]);
    expect(await both(signedBy(3), policyOf('quorum none'))).toEqual([true, true]);
  });

  it('is refused where it is not written as tlog-policy has it', async () => {
    const [first = '', second = ''] = witnesses.map(({ vkey }) => vkey);
    const wrong = [
      [named(0), 'quorum w1'],
      [named(0), 'quorum w0', 'quorum w0'],
      [named(0)],
      ['quorum w0', named(0)],
      [named(0), named(0), 'quorum w0'],
      [named(0), `witness other ${first}`, 'quorum w0'],
      [`witness none ${first}`, 'quorum none'],
      [named(0), `witness w0 ${second}`, 'quorum w0'],
      [named(0, 1), 'group g 3 w0 w1', 'quorum g'],
      [named(0, 1), 'group g 0 w0 w1', 'quorum g'],
      [named(0, 1), 'group g 01 w0 w1', 'quorum g'],
      [named(0, 1), 'group g any', 'quorum g'],
      [named(0, 1), 'group g any w0 w0', 'quorum g'],
      [named(0, 1), 'group g any w0', 'group h all w0 w1', 'quorum h'],
      [named(0, 1), 'group g any w0 none', 'quorum g'],
      [named(0, 1), 'group w0 any w1', 'quorum w0'],
      ['group g any w0', named(0), 'quorum g'],
      [`witness w0 ${journal.verifierKey}`, 'quorum w0'],
      [`witness w0 ${first.replace(/\+[0-9a-f]{8}\+/, '+00000000+')}`, 'quorum w0'],
      [named(0), 'quorum\u0000w0'],
      [named(0), 'quorum w0\r'],
      [named(0), 'surprise', 'quorum w0'],
    ];
    for (const rules of wrong) expect([rules, await both(signedBy(0, 1), policyOf(...rules))]).toEqual([rules, [false, false]]);
    expect(
      await both(signedBy(0, 1), `\t${log}  https://log.example \n\n # a\n\twitness\tw0  ${first} https://w.example\nquorum  w0 \n`),
    ).toEqual([true, true]);
  });

  it('is judged alike by both checkers for random policies, signers and spoiled cosignatures', async () => {
    const found = { sound: 0, unsound: 0 };
    for (let seed = 1; seed <= rounds(24, 1500); seed += 1) {
      const below = randomOf(seed * 7919);
      const by = [0, 1, 2, 3, 4].filter(() => below(10) < 6);
      const group = `group g ${1 + below(3)} w0 w1 w2`;
      const note = below(4) === 0 ? spoiled(signedBy(...by), below) : signedBy(...by);
      const rules = [
        named(0, 1, 2, 3, 4),
        group,
        `group h ${['all', 'any', '2'][below(3)] ?? ''} g w3 w4`,
        `quorum ${['g', 'h', 'w1'][below(3)] ?? ''}`,
      ];
      const [first, second] = await both(note, policyOf(...rules));
      expect([seed, first]).toEqual([seed, second]);
      found[first ? 'sound' : 'unsound'] += 1;
    }
    expect(Math.min(found.sound, found.unsound)).toBeGreaterThan(5);
  }, 600_000);
});

/** One letter of what stands below the text is another. */
function spoiled(note: string, below: (most: number) => number): string {
  const from = note.lastIndexOf('\n\n') + 2;
  const at = from + below(note.length - from);
  const letter = note[at] === 'A' ? 'B' : 'A';
  return `${note.slice(0, at)}${letter}${note.slice(at + 1)}`;
}
