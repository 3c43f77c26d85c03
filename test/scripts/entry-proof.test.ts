import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '../../electron/store/journal.ts';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { Broken, checkEntryProof } from '../../scripts/journal-check.mjs';
import { addPerson, personOf, type Scratch, scratchStore } from '../electron/store/scratch-store.ts';

interface Made {
  readonly scratch: Scratch;
  readonly journal: Journal;
  readonly policy: string;
}

function madeJournal(): Made {
  const scratch = scratchStore();
  scratch.store.transact((writer) => {
    for (let n = 1001; n <= 1020; n += 1)
      addPerson(writer, personOf(scratch.servicePointId, { name: `Grace ${n}`, email: `grace${n}@example.org`, number: String(n) }));
  });
  const { scribe, publicKey } = scratch.station;
  const journal = new Journal({ store: scratch.store, scribe, publicKey });
  return { scratch, journal, policy: journal.policy('Navy') };
}

let ours: Made;
let others: Made;
beforeAll(() => {
  ours = madeJournal();
  others = madeJournal();
});
afterAll(() => {
  ours.scratch.end();
  others.scratch.end();
});

describe('The proof of one entry', () => {
  const proofOf = (n: number): { readonly proof: string; readonly body: string } => {
    const entry = ours.journal.entry(n);
    return { proof: entry?.proofText ?? '', body: entry?.body ?? '' };
  };

  it('is sound for every entry, as the page shows it and as the export has it', () => {
    const { policy, journal } = ours;
    for (const [at, line] of [...journal.lines()].entries()) {
      const { proof, body } = proofOf(at + 1);
      expect(checkEntryProof(proof, body, policy)).toMatch(`Sound: entry ${at + 1} stands in`);
      expect(checkEntryProof(proof, line, policy)).toMatch('Sound');
    }
  });

  it('is not for a word that was changed, another entry, another journal, or a path, place or head that was touched', () => {
    const { policy } = ours;
    const { proof, body } = proofOf(7);
    const refused = (text: string, entry = body, by = policy) => expect(() => checkEntryProof(text, entry, by)).toThrow(Broken);
    refused(proof, body.replace('"kind":"observation"', '"kind":"intent"').replace('"action":"', '"action":"x'));
    refused(proof, proofOf(8).body);
    refused(proof, body, others.policy);
    refused(proof.replace('index 6', 'index 5'));
    const lines = proof.split('\n');
    for (const [at, line] of lines.entries()) {
      if (at < 2 || !/[A-Za-z]/.test(line)) continue;
      refused(lines.toSpliced(at, 1).join('\n'));
      refused(
        lines
          .with(
            at,
            line.replace(/[A-Za-z](?=[^A-Za-z]*$)/, (sign) => (sign === 'b' ? 'c' : 'b')),
          )
          .join('\n'),
      );
    }
    refused('index 6', body);
    refused(proof, 'no JSON');
  });

  it('is told by the command from an export', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cardwright-proof-'));
    const { proof, body } = proofOf(3);
    const files = Object.entries({ proof, body, policy: ours.policy }).map(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    const run = spawnSync(process.execPath, [join(ROOT, 'scripts/journal-check.mjs'), ...files], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect([run.status, run.stdout]).toEqual([0, expect.stringMatching(/^Sound: entry 3 stands in /)]);
  });
});
