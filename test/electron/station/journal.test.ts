import { execFile } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { includes } from '../../../core/facts/verify-proof.ts';
import { activeCard, approvedCard, found, person } from './path.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { APPROVER, OPERATOR, TestStation } from './test-station.ts';

let station: TestStation;
let dataFolder: string;
let ada: string;

beforeEach(async () => {
  dataFolder = scratchFolder();
  station = await TestStation.open({ dataFolder });
  await found(station);
  ada = await person(station, 'Ada Ampère');
  await station.call('option.change', { id: 'idle-lock-seconds', value: 600 });
});
afterEach(() => station.close());

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
const actionsOf = async (filter: Record<string, unknown>): Promise<readonly string[]> =>
  (await station.call('journal.find', { limit: 100, ...filter })).facts.map(({ action }) => action);

describe('the journal', () => {
  it('is found by person, card, who acted, action and words, newest first', async () => {
    const bo = await person(station, 'Bo Berg');
    const cardId = await approvedCard(station, ada);
    const approverId = station.store.people.byEmail(APPROVER.email)?.id;
    expect(await actionsOf({ personId: ada })).toEqual(['request.approve', 'card.request', 'person.create']);
    expect(await actionsOf({ personId: bo })).toEqual(['person.create']);
    expect(await actionsOf({ cardId })).toEqual(['request.approve', 'card.request']);
    expect(await actionsOf({ actorId: approverId })).toEqual(['session.sign-out', 'request.approve', 'session.sign-in']);
    expect(await actionsOf({ action: 'person.create' })).toEqual(['person.create', 'person.create']);
    expect(await actionsOf({ action: 'no.such' })).toEqual([]);
    expect(await actionsOf({ text: 'berg' })).toEqual(['person.create']);
    expect(await actionsOf({ text: 'Employee card', cardId })).toEqual(['card.request']);
    expect(await actionsOf({ text: "%' OR 1=1 --" })).toEqual([]);
    expect(await actionsOf({ personId: ada, action: 'card.request', actorId: approverId })).toEqual([]);
  });

  it('goes on from a number, and says how long it is', async () => {
    const first = await station.call('journal.find', { limit: 3 });
    const next = await station.call('journal.find', { limit: 3, after: first.next });
    expect(first.facts[0]?.n).toBe(first.total);
    expect([...first.facts, ...next.facts].map(({ n }) => first.total - n)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('leads through all of it once, oldest first as well, and narrows it by kinds', async () => {
    const all = (await station.call('journal.find', { limit: 500, sort: { by: 'n', down: false } })).facts.map(({ n }) => n);
    expect(all).toEqual(all.map((_, index) => index + 1));
    const numbers: number[] = [];
    for (let after: string | undefined; ; ) {
      const window = await station.call('journal.find', {
        limit: 2,
        sort: { by: 'n', down: false },
        ...(after === undefined ? {} : { after }),
      });
      numbers.push(...window.facts.map(({ n }) => n));
      after = window.next;
      if (after === undefined) break;
    }
    expect(numbers).toEqual(all);
    const people = (await station.call('journal.find', { limit: 500, states: ['person'] })).facts;
    expect(new Set(people.map(({ action }) => action))).toEqual(new Set(['person.create']));
  });

  it('offers to filter by every kind of entry it has', async () => {
    await activeCard(station, 'Cora Curie');
    await station.signIn(APPROVER);
    await station.refusal('person.create', { name: 'X', email: 'x@example.org' });
    await station.signIn(OPERATOR);
    const { facts, actions } = await station.call('journal.find', { limit: 500 });
    const founding = ['station.founded'];
    expect([...new Set(facts.map(({ action }) => action))].filter((action) => !actions.includes(action))).toEqual(founding);
  });

  it('names people by the register, and has no name in itself', async () => {
    const [entry] = (await station.call('journal.find', { personId: ada, limit: 1 })).facts;
    expect(entry).toMatchObject({ whoName: OPERATOR.name, subject: { kind: 'person', id: ada, name: 'Ada Ampère' } });
    for (const { fact } of station.store.facts.find({ limit: 500 })) expect(JSON.stringify(fact)).not.toMatch(/ampère|olga[ .@]|anton|@/i);
  });

  it('has denials with who asked for what, and why not', async () => {
    await station.signIn(APPROVER);
    await station.refusal('card.request', { personId: ada, profileId: 'employee-p256' });
    await station.signIn(OPERATOR);
    const [denied] = (await station.call('journal.find', { action: 'action.denied', limit: 1 })).facts;
    expect(denied).toMatchObject({
      whoName: APPROVER.name,
      subject: { kind: 'person', id: ada },
      note: { asked: 'card.request', because: 'approver-only-decides', roles: 'Operator' },
    });
  });
});

describe('an entry', () => {
  it('comes with what proves it: hash, signature of the station, and its place in the tree', async () => {
    const { total } = await station.call('journal.find', { limit: 1 });
    const spki = Buffer.from(station.store.all('station')[0]?.signingSpki ?? '', 'base64');
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    let previous = '0'.repeat(64);
    for (let n = 1; n <= total; n += 1) {
      const entry = await station.call('journal.entry', { n });
      const leaf = sha256(Buffer.concat([Buffer.of(0), Buffer.from(entry.body)]));
      expect(Buffer.from(leaf).toString('hex')).toBe(entry.hash);
      expect(entry.previous).toBe(previous);
      expect(verify(null, leaf, key, bytesOf(entry.signature))).toBe(true);
      const { size, root, proof } = entry.inTree;
      expect(includes({ leaf, index: n - 1, size, proof: proof.map(bytesOf), root: bytesOf(root) }, sha256)).toBe(true);
      previous = entry.hash;
    }
    expect((await station.call('journal.entry', { n: 1 })).signedBy).toBe('Desk 1');
  });

  it('that is not there is not found', async () => {
    expect(await station.refusal('journal.entry', { n: 100_000 })).toBe('not-found');
    for (const n of [0, -1, 1.5, 2 ** 53, '1']) expect(await station.refusal('journal.entry', { n })).toBe('input-invalid');
  });
});

/** Changes the closed store's file as somebody would who has the disk, past the triggers. */
async function behindItsBack(sql: string): Promise<void> {
  await station.close();
  const database = new Database(join(dataFolder, 'station.sqlite'));
  const triggers = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'fact%'")
    .pluck()
    .all() as string[];
  for (const trigger of triggers) database.exec(`DROP TRIGGER "${trigger}"`);
  database.pragma('foreign_keys = OFF');
  database.exec(sql);
  database.close();
  station = await TestStation.open({ dataFolder });
  await station.signIn(OPERATOR);
}

describe('verifying', () => {
  it('finds a whole journal whole, and signs how far it goes', async () => {
    const { total } = await station.call('journal.find', { limit: 1 });
    const verdict = await station.call('journal.verify', {});
    expect(verdict).toMatchObject({ entries: total, sound: true });
    expect(verdict.checkpoint.split('\n')[1]).toBe(String(total));
  });

  it.each([
    ['a word of an entry', `UPDATE fact SET body = replace(body, '"person.create"', '"person.forget"') WHERE n = 5`, 5],
    ['who acted', `UPDATE fact SET body = json_set(body, '$.who', json('{}')) WHERE n = 5`, 5],
    ['an entry by another thing altogether', `UPDATE fact SET body = '{}' WHERE n = 5`, 5],
    ['an entry by a list', `UPDATE fact SET body = '[1]' WHERE n = 5`, 5],
    ['a hash', `UPDATE fact SET hash = zeroblob(32) WHERE n = 5`, 5],
    ['a signature', `UPDATE fact SET signature = zeroblob(64) WHERE n = 5`, 5],
    ['a signature by another entry’s', `UPDATE fact SET signature = (SELECT signature FROM fact WHERE n = 4) WHERE n = 5`, 5],
    ['the order', `UPDATE fact SET n = 1000 WHERE n = 4; UPDATE fact SET n = 4 WHERE n = 5; UPDATE fact SET n = 5 WHERE n = 1000`, 4],
    ['an entry away', `DELETE FROM fact WHERE n = 5`, 5],
    ['the first entry away', `DELETE FROM fact WHERE n = 1`, 1],
    ['under which action an entry is filed', `UPDATE fact SET action = 'person.find' WHERE n = 5`, 5],
    ['under whose name an entry is filed', `UPDATE fact SET actor = NULL WHERE n = 5`, 5],
  ])('says where the journal stops being whole, after somebody changed %s behind its back', async (_what, sql, firstBad) => {
    await behindItsBack(sql);
    const verdict = await station.call('journal.verify', {});
    expect(verdict).toMatchObject({ sound: false, firstBad });
    expect(verdict.problem).toBeDefined();
    const reply = await station.ask('journal.find', { limit: 10 });
    if (!reply.ok) expect(reply.failure.code).toBe('journal-broken');
    expect(station.logged).toEqual([]);
  });
});

describe('an export', () => {
  const check = fileURLToPath(new URL('../../../scripts/journal-check.mjs', import.meta.url));
  const judged = async (folder: string): Promise<string> => {
    const files = ['journal.ndjson', 'checkpoint.txt', 'policy.txt'].map((name) => join(folder, name));
    return (await promisify(execFile)(process.execPath, [check, ...files])).stdout;
  };

  it('is judged sound by a program that shares nothing with this one, and is an entry itself', async () => {
    await activeCard(station, 'Cora Curie');
    const { entries, folder, files } = await station.call('journal.export', {});
    expect(files).toEqual(['journal.ndjson', 'checkpoint.txt', 'policy.txt']);
    expect(await judged(folder)).toMatch(new RegExp(`^Sound: ${entries} entries`));
    expect(station.store.facts.byNumber(entries)?.fact.action).toBe('journal.export');
  });

  it('of a journal that goes on meanwhile holds what its checkpoint vouches for', async () => {
    const [one, two] = await Promise.all([
      station.call('journal.export', {}),
      station.call('journal.export', {}),
      person(station, 'Bo Berg'),
    ]);
    expect(one.folder).not.toBe(two.folder);
    for (const { entries, folder } of [one, two]) expect(await judged(folder)).toMatch(new RegExp(`^Sound: ${entries} entries`));
  });

  it('may be made by an Auditor, who may do nothing else', async () => {
    const auditor = new Register(station).person('Aude Auditor', { roles: ['Auditor'], memberships: [{}] });
    await station.signIn(auditor);
    expect(await judged((await station.call('journal.export', {})).folder)).toMatch(/^Sound/);
    expect(await station.refusal('person.create', { name: 'X', email: 'x@example.org' })).toBe('denied');
    expect(await station.refusal('desk.open', {})).toBe('denied');
  });
});
