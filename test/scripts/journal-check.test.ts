import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkpointText, readCheckpoint } from '../../core/facts/checkpoint.ts';
import { signNote } from '../../core/facts/signed-note.ts';
import { sha256 } from '../../electron/store/append.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { Journal } from '../../electron/store/journal.ts';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { Broken, checkJournal } from '../../scripts/journal-check.mjs';
import { measure } from '../../scripts/measures.ts';
import { addCard, addPerson, cardOf, personOf, type Scratch, scratchStore } from '../electron/store/scratch-store.ts';
import { rounds } from '../rounds.ts';
import { madeFact, mutations, randomOf } from './mutations.ts';

interface Exported {
  readonly lines: readonly string[];
  /** As an export has it: it vouches for the signatures too. */
  readonly checkpoint: string;
  readonly policy: string;
}

interface Made {
  readonly scratch: Scratch;
  readonly journal: Journal;
  readonly exported: Exported;
}

function madeJournal(entries: number): Made {
  const scratch = scratchStore();
  scratch.store.transact((writer) => {
    const person = addPerson(
      writer,
      personOf(scratch.servicePointId, { name: 'Grace Hopper', email: 'grace@example.org', number: '1001' }),
    );
    for (let card = 3; card <= entries; card += 1) addCard(writer, cardOf(person, { number: 1000 + card, model: 'Müller–5 “Ω” 😀' }));
  });
  const journal = new Journal({ store: scratch.store, scribe: scratch.station.scribe, publicKey: scratch.station.publicKey });
  return {
    scratch,
    journal,
    exported: { lines: [...journal.lines()], checkpoint: journal.exportCheckpoint(), policy: journal.policy('Navy') },
  };
}

let ours: Made;
let others: Made;
let few: Made;
beforeAll(() => {
  ours = madeJournal(40);
  others = madeJournal(40);
  few = madeJournal(10);
});
afterAll(() => {
  ours.scratch.end();
  others.scratch.end();
  few.scratch.end();
});

/** What the checker says: its sentence, or what it found wrong. */
async function judge(bytes: Uint8Array, exported: Exported = ours.exported): Promise<string | Broken> {
  try {
    return await checkJournal([bytes], exported.checkpoint, exported.policy);
  } catch (cause) {
    if (cause instanceof Broken) return cause;
    throw cause;
  }
}

const bytesOf = (lines: readonly string[]): Buffer => Buffer.from(lines.join(''));

describe('journal-check', () => {
  it('finds a sound journal sound', async () => {
    expect(await judge(bytesOf(ours.exported.lines))).toMatch(/^Sound: 40 entries of cardwright\//);
  });

  it('finds it sound by a checkpoint that does not speak of signatures: then each is verified', async () => {
    const checkpoint = ours.journal.checkpoint();
    expect(checkpoint.split('\n').length).toBeLessThan(ours.exported.checkpoint.split('\n').length);
    expect(await judge(bytesOf(ours.exported.lines), { ...ours.exported, checkpoint })).toMatch(/^Sound: 40 entries of cardwright\//);
  });

  it('refuses a checkpoint that vouches for other signatures, though each of these is the station’s', async () => {
    const { scribe } = ours.scratch.station;
    const note = ours.exported.checkpoint;
    const text = checkpointText({ ...readCheckpoint(note), signatures: new Uint8Array(32) });
    const checkpoint = signNote(
      text,
      { name: ours.journal.origin, publicKey: ours.scratch.station.publicKey },
      { hash: sha256, sign: scribe.sign },
    );
    expect(await judge(bytesOf(ours.exported.lines), { ...ours.exported, checkpoint })).toMatchObject({
      message: 'the signatures are not those that the checkpoint vouches for',
    });
  });

  it('reads an export in pieces of any size', async () => {
    const bytes = bytesOf(ours.exported.lines);
    for (const size of [1, 7, 1000, bytes.length]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
      expect(await checkJournal(pieces, ours.exported.checkpoint, ours.exported.policy)).toMatch(/^Sound/);
    }
  });

  it('finds a journal without entries sound', async () => {
    expect(await judge(new Uint8Array(0), { ...ours.exported, checkpoint: ours.journal.checkpoint(0) })).toMatch(/^Sound: 0 entries/);
  });

  it('accepts a later export against an older checkpoint and says how far that one vouches', async () => {
    const sentence = await judge(bytesOf(ours.exported.lines), { ...ours.exported, checkpoint: ours.journal.checkpoint(25) });
    expect(sentence).toContain('Sound: 25 entries');
    expect(sentence).toContain('15 later ones');
  });

  it('refuses entries that the station itself wrote anew after a checkpoint', async () => {
    const { station } = ours.scratch;
    let previous = '0'.repeat(64);
    const rewritten = ours.exported.lines.map((line) => {
      const { fact } = JSON.parse(line) as { fact: Record<string, Json> };
      const made = madeFact({ ...fact, previous, note: {} }, station.key);
      previous = made.hash;
      return `${canonicalJson(made)}\n`;
    });
    expect(await judge(bytesOf(rewritten))).toMatchObject({
      message: 'the first 40 entries are not those that the checkpoint vouches for',
    });
  });

  it('refuses what is not written as it must be, though it reads the same', async () => {
    const [first = '', ...rest] = ours.exported.lines;
    const entry = JSON.parse(first) as Record<string, unknown>;
    const { signature, ...unsigned } = entry;
    const padded = String(signature).replace(/.==$/, (end) => (end === 'B==' ? 'A==' : 'B=='));
    const forms = [
      ` ${first}`,
      first.replace(':', ': '),
      JSON.stringify({ ...entry, more: 1 }) + '\n',
      `${JSON.stringify(unsigned)}\n`,
      first.replace('"v":1', '"v":1.0'),
      first.replace('"v":1', '"v":1,"v":1'),
      first.replace(String(signature), padded),
      `\ufeff${first}`,
      'null\n',
      '\n',
      `${first}\n`,
    ];
    for (const form of forms) expect([form, await judge(bytesOf([form, ...rest]))]).toEqual([form, expect.any(Broken)]);
  });

  it('refuses an export without its last newline', async () => {
    const bytes = bytesOf(ours.exported.lines);
    expect(await judge(bytes.subarray(0, -1))).toMatchObject({ line: 40, message: 'the export ends in the middle of a line' });
  });

  it('refuses a checkpoint and a policy that do not belong to each other', async () => {
    const bytes = bytesOf(ours.exported.lines);
    const { checkpoint, policy } = ours.exported;
    const cases: readonly Partial<Exported>[] = [
      { policy: others.exported.policy },
      { checkpoint: others.exported.checkpoint },
      { checkpoint: others.exported.checkpoint, policy: others.exported.policy },
      { checkpoint: checkpoint.replace('\n40\n', '\n39\n') },
      { checkpoint: checkpoint.replace('\u2014', '-') },
      { checkpoint: checkpoint.trimEnd() },
      { policy: policy.replace('quorum none', '') },
      { policy: policy.replace('quorum none', 'quorum w1') },
      { policy: policy.replace(/\+[0-9a-f]{8}\+/, '+00000000+') },
      { policy: 'quorum none\n' },
      { policy: `${policy}surprise\n` },
    ];
    for (const change of cases) expect(await judge(bytes, { ...ours.exported, ...change })).toBeInstanceOf(Broken);
  });

  it('finds every random mutation, and names the first entry that is wrong', { timeout: rounds(120_000, 3_600_000) }, async () => {
    const wanted = rounds(5_400, 100_000);
    const each = Math.ceil(wanted / Object.keys(mutations).length);
    const missed: string[] = [];
    const lines = few.exported.lines;
    let count = 0;
    for (const [name, mutate] of Object.entries(mutations)) {
      for (let seed = 1; seed <= each; seed += 1) {
        const mutation = mutate(lines, randomOf(seed * 7919), others.exported.lines);
        const checkpoint = seed % 2 === 0 ? few.journal.checkpoint() : few.exported.checkpoint;
        const said = await judge(mutation.bytes, { ...few.exported, checkpoint });
        count += 1;
        if (!(said instanceof Broken)) missed.push(`${name}, seed ${seed}: not detected`);
        else if (said.line !== mutation.first)
          missed.push(`${name}, seed ${seed}: ${said.line} instead of ${mutation.first}: ${said.message}`);
      }
    }
    measure({ name: 'log.mutations', value: count, unit: 'of an export', goal: wanted, holds: count >= wanted });
    measure({ name: 'log.undetected', value: missed.length, unit: 'of these', goal: 0, holds: missed.length === 0 });
    expect(missed).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(wanted);
  });
});

describe('the program journal-check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-check-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(lines: readonly string[]) {
    const files = [join(folder, 'export.ndjson'), join(folder, 'checkpoint.txt'), join(folder, 'policy.txt')] as const;
    writeFileSync(files[0], lines.join(''));
    writeFileSync(files[1], ours.exported.checkpoint);
    writeFileSync(files[2], ours.exported.policy);
    return spawnSync(process.execPath, [join(ROOT, 'scripts/journal-check.mjs'), ...files], { encoding: 'utf8' });
  }

  it('ends with 0 and a sentence for a sound journal', () => {
    const { status, stdout } = run(ours.exported.lines);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Sound: 40 entries/)]);
  });

  it('ends with 1 and names line, entry and reason for a changed one', () => {
    const { status, stdout } = run(
      ours.exported.lines.map((line, at) => (at === 16 ? line.replace('card.request', 'card.approve') : line)),
    );
    expect([status, stdout]).toEqual([1, 'Not sound, first at line 17 (entry 17): its hash is not the hash of what it says.\n']);
  });

  it('ends with 1 where a file is missing', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'scripts/journal-check.mjs'), join(folder, 'nowhere')], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([1, expect.stringContaining('usage')]);
  });

  it('imports nothing but node:crypto and node:fs, in at most 540 lines', () => {
    const source = readFileSync(join(ROOT, 'scripts/journal-check.mjs'), 'utf8');
    expect([...source.matchAll(/^import .* from '(.*)';$/gm)].map((match) => match[1])).toEqual(['node:crypto', 'node:fs']);
    expect(source).not.toMatch(/import\(|require\(/);
    expect(source.split('\n').length).toBeLessThanOrEqual(540);
  });
});

describe('the key of a station in its policy', () => {
  it('is the public half of the key that signs its entries', () => {
    const raw = createPublicKey(ours.scratch.station.key).export({ type: 'spki', format: 'der' }).subarray(-32);
    expect(ours.exported.policy).toContain(Buffer.concat([Buffer.of(1), raw]).toString('base64'));
  });
});
