import { createHash, createPublicKey, verify } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64, toHex } from '../../../core/base/bytes.ts';
import { readCheckpoint } from '../../../core/facts/checkpoint.ts';
import { noteSignedBy, readNote, readVerifierKey } from '../../../core/facts/signed-note.ts';
import { includes } from '../../../core/facts/verify-proof.ts';
import { Journal } from '../../../electron/store/journal.ts';
import { checkJournal } from '../../../scripts/journal-check.mjs';
import { newStation, type Scratch, scratchStore } from './scratch-store.ts';

let scratch: Scratch;
let journal: Journal;
beforeEach(() => {
  scratch = scratchStore();
  journal = journalOf();
});
afterEach(() => scratch.end());

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

const journalOf = (station = scratch.station): Journal =>
  new Journal({ store: scratch.store, scribe: station.scribe, publicKey: station.publicKey });

/** Facts up to that number. */
function fill(size: number): void {
  scratch.store.transact((writer) => {
    for (let n = (writer.facts.last()?.n ?? 0) + 1; n <= size; n += 1) {
      const set = { id: 'mark', value: n };
      writer.append({ kind: 'observation', action: 'x.mark', who: {}, note: { n }, changes: [{ record: 'option', id: 'mark', set }] });
    }
  });
}

/** Changes the database as somebody could who has the file and none of the keys. */
function tamper(statement: string): void {
  scratch.store.close();
  const database = new Database(scratch.path);
  const triggers = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'fact%'").all();
  for (const { name } of triggers as { name: string }[]) database.exec(`DROP TRIGGER ${name}`);
  database.pragma('foreign_keys = OFF');
  database.exec(statement);
  for (const { sql } of triggers as { sql: string }[]) database.exec(sql);
  database.close();
  scratch.reopen();
  journal = journalOf();
}

describe('a fact', () => {
  it('names the one before it, is hashed over its own text, and is signed by the station', () => {
    fill(5);
    const lines = [...journal.lines()].map(
      (line) => JSON.parse(line) as { fact: { n: number; previous: string }; hash: string; signature: string },
    );
    const key = createPublicKey(scratch.station.key);
    let previous = '0'.repeat(64);
    for (const { fact, hash, signature } of lines) {
      expect(fact.previous).toBe(previous);
      const body = journal.entry(fact.n)?.body ?? '';
      expect(createHash('sha256').update(Buffer.of(0)).update(body).digest('hex')).toBe(hash);
      expect(verify(null, Buffer.from(hash, 'hex'), key, fromBase64(signature))).toBe(true);
      previous = hash;
    }
    expect(lines.map(({ fact }) => fact.n)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('the checkpoint', () => {
  it('is a signed note of origin, size and root, which the key of the policy verifies', () => {
    fill(7);
    const note = readNote(journal.checkpoint());
    const key = readVerifierKey(journal.verifierKey, sha256);
    const signed = (message: Uint8Array, signature: Uint8Array): boolean =>
      verify(null, message, createPublicKey(scratch.station.key), signature);
    expect(noteSignedBy(note, key, { hash: sha256, verify: signed })).toBe(true);
    expect(noteSignedBy({ ...note, text: note.text.replace('\n7\n', '\n8\n') }, key, { hash: sha256, verify: signed })).toBe(false);
    const { origin, size, root } = readCheckpoint(note.text);
    expect([origin, size, toHex(root)]).toEqual([`cardwright/${scratch.station.id}/0`, 7, toHex(journal.root())]);
    expect(journal.policy('Navy')).toContain(`log ${journal.verifierKey}\nquorum none\n`);
  });

  it('keeps the newline out of the name of an organisation', () => {
    expect(journal.policy('Navy\nlog evil').split('\n')).toHaveLength(4);
  });

  it('has the same root whether leaves or kept tiles are hashed', async () => {
    fill(700);
    const leaves = scratch.store.facts.leafHashes(0, 700);
    const treeRoot = (from: number, to: number): Uint8Array => {
      if (to - from === 1) return leaves[from] ?? new Uint8Array(0);
      const middle = from + 2 ** Math.ceil(Math.log2(to - from) - 1);
      return sha256(Uint8Array.from([1, ...treeRoot(from, middle), ...treeRoot(middle, to)]));
    };
    const sizes = [1, 2, 255, 256, 257, 511, 512, 513, 700];
    expect(sizes.map((size) => toHex(journal.root(size)))).toEqual(sizes.map((size) => toHex(treeRoot(0, size))));
    const exported = Buffer.from([...journal.lines()].join(''));
    for (const size of [256, 513, 700])
      expect(await checkJournal([exported], journal.checkpoint(size), journal.policy('Navy'))).toMatch(/^Sound/);
  });
});

describe('an entry', () => {
  it('comes with a proof that it stands in the tree, at any size of it', () => {
    for (const size of [1, 2, 3, 256, 300, 530]) {
      fill(size);
      for (const n of [1, 2, 255, 256, 257, size - 1, size].filter((number) => number >= 1 && number <= size)) {
        const entry = journal.entry(n);
        if (entry === undefined) throw new Error(`entry ${n} of ${size}`);
        const { root, proof } = entry.inTree;
        const leaf = Buffer.from(entry.fact.hash, 'hex');
        const inclusion = { leaf, index: n - 1, size, root: fromBase64(root), proof: proof.map(fromBase64) };
        expect([size, n, includes(inclusion, sha256)]).toEqual([size, n, true]);
        expect(includes({ ...inclusion, leaf: sha256(leaf) }, sha256)).toBe(false);
      }
    }
  });

  it('is not there before the first and after the last', () => {
    expect([journal.entry(0), journal.entry(2)]).toEqual([undefined, undefined]);
  });
});

describe('the journal in its own check', () => {
  it('is sound as it was written, and says how far it is', async () => {
    fill(1100);
    const seen: (readonly [number, number])[] = [];
    const said = await journal.verify((checked, total) => seen.push([checked, total]));
    expect(said).toEqual({ entries: 1100, sound: true, checkpoint: journal.checkpoint() });
    expect(seen).toEqual([
      [500, 1100],
      [1000, 1100],
      [1100, 1100],
    ]);
  });

  it.each([
    ['what a fact says', "UPDATE fact SET body = json_set(body, '$.note.n', 77) WHERE n = 30", 30, 'hash'],
    ['a hash', 'UPDATE fact SET hash = zeroblob(32) WHERE n = 31', 31, 'hash'],
    ['a signature', 'UPDATE fact SET signature = zeroblob(64) WHERE n = 32', 32, 'signature'],
    ['a whole row', 'DELETE FROM fact_about; DELETE FROM outbox; DELETE FROM fact WHERE n = 33', 33, 'number'],
    [
      'the order',
      'UPDATE fact SET n = 9999 WHERE n = 20; UPDATE fact SET n = 20 WHERE n = 21; UPDATE fact SET n = 21 WHERE n = 9999',
      20,
      'number',
    ],
    ['under which action it is filed', "UPDATE fact SET action = 'card.issue' WHERE n = 34", 34, 'misfiled'],
    ['under whom it is filed', "UPDATE fact SET actor = 'somebody' WHERE n = 35", 35, 'misfiled'],
    ['under which time it is filed', "UPDATE fact SET at = '2030-01-01T00:00:00.000Z' WHERE n = 36", 36, 'misfiled'],
    ['a kept tile', 'UPDATE fact_tile SET root = zeroblob(32)', 300, 'tree'],
  ])('is not sound when somebody changed %s', async (_, statement, firstBad, problem) => {
    fill(problem === 'tree' ? 300 : 40);
    expect((await journal.verify()).sound).toBe(true);
    tamper(statement);
    const said = await journal.verify();
    expect(said).toMatchObject({ sound: false, firstBad, problem });
    const { size } = readCheckpoint(readNote(said.checkpoint).text);
    expect(size).toBe(said.entries);
  });

  it('is not sound with the facts of another station in it, nor under another key', async () => {
    fill(10);
    const other = newStation();
    const stranger = { ...scratch.station, publicKey: other.publicKey };
    expect(await journalOf(stranger).verify()).toMatchObject({ sound: false, firstBad: 1, problem: 'signature' });
    scratch.store.writeAs(other.scribe);
    fill(3);
    tamper(`DELETE FROM outbox; DELETE FROM fact_about; DELETE FROM fact WHERE station = '${scratch.station.id}' AND n = 3;
      UPDATE fact SET station = '${scratch.station.id}' WHERE station = '${other.id}' AND n = 3`);
    expect(await journal.verify()).toMatchObject({ sound: false, firstBad: 3, problem: 'other-station' });
  });

  it('begins a chain of its own for a new epoch', async () => {
    fill(5);
    const next = { ...scratch.station, scribe: { ...scratch.station.scribe, epoch: 1 } };
    scratch.store.writeAs(next.scribe);
    fill(4);
    expect(await journalOf(next).verify()).toMatchObject({ entries: 4, sound: true });
    scratch.store.writeAs(scratch.station.scribe);
    expect(await journalOf().verify()).toMatchObject({ entries: 5, sound: true });
  });
});
