import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBase64 } from '../../../core/base/bytes.ts';
import { feedOrigin } from '../../../core/facts/checkpoint.ts';
import { cosign, witnessKey } from '../../../core/facts/cosignature.ts';
import { noteSignedBy, readNote } from '../../../core/facts/signed-note.ts';
import { sha256 } from '../../../electron/store/append.ts';
import { verified } from '../../../electron/sync/witness.ts';
import { ROOT } from '../../../scripts/checks/run-tool.ts';
import type { ServerKeys } from '../../../server/facts/server-keys.ts';
import { person } from '../../electron/station/path.ts';
import type { TestStation } from '../../electron/station/test-station.ts';
import { copyOfDatabase } from '../fresh-database.ts';
import { httpWorld, type HttpWorld } from '../http-world.ts';
import { TwoDesks } from './two-desks.ts';

let desks: TwoDesks;
beforeAll(async () => {
  desks = await TwoDesks.open();
  await desks.enrolBoth();
});
afterAll(() => desks?.close());

const witnessed = async (station: TestStation) => (await station.call('sync.stations', {})).witnessed;
const names = async (station: TestStation) => ((await witnessed(station))?.by ?? []).map(({ name }) => name).toSorted();

/** What `npm run journal:check` and the checker in Python say of a whole export with its witnesses. */
async function judged(folder: string): Promise<readonly string[]> {
  const [entries = '', head = '', policy = '', seen = '', witnesses = ''] = [
    'journal.ndjson',
    'checkpoint.txt',
    'policy.txt',
    'witnessed.txt',
    'witnesses.txt',
  ].map((name) => join(folder, name));
  const run = async (program: string, files: readonly string[]): Promise<string> =>
    promisify(execFile)(program, files).then(
      ({ stdout }) => stdout.trim(),
      (cause: unknown) => (cause as { readonly stdout: string }).stdout.trim(),
    );
  const first = await run(process.execPath, [join(ROOT, 'scripts/journal-check.mjs'), entries, head, policy, seen, witnesses]);
  const second = await run('python3', [join(ROOT, 'test/scripts/journal_check.py'), '--witnessed', seen, witnesses, head, policy, entries]);
  return [first, second];
}

describe('Stations as witnesses', () => {
  it('cosign the head that they are shown, and the page says who did', async () => {
    await person(desks.first, 'Ada Ahead');
    await desks.inStep();
    await desks.inStep();
    expect(await names(desks.first)).toEqual(['Desk 1', 'Desk 2']);
    const { text = '', size, by } = (await witnessed(desks.second)) ?? {};
    expect(text.split('\n')[0]).toBe(feedOrigin(desks.tenant));
    expect(Number(text.split('\n')[1])).toBe(size);
    expect(by?.filter(({ own }) => own).map(({ name }) => name)).toEqual(['Desk 2']);
    expect((await desks.first.call('sync.open', {})).fork).toBeUndefined();
  });

  it('have their cosignatures in an export, which both checkers judge by the policy that comes with it', async () => {
    const { folder, files, entries } = await desks.first.call('journal.export', {});
    expect(files).toEqual(['journal.ndjson', 'checkpoint.txt', 'policy.txt', 'witnessed.txt', 'witnesses.txt']);
    const [first = '', second = ''] = await judged(folder);
    expect(first).toMatch(
      new RegExp(`^Sound: ${entries} entries .* Up to entry \\d+ it stands in ${feedOrigin(desks.tenant)} under a head of \\d+`),
    );
    expect(first).toContain('cosigned by 2 of 2 witnesses.');
    expect(second).toMatch(new RegExp(`^Sound: ${entries}, seen up to ${/Up to entry (\d+)/.exec(first)?.[1] ?? ''}$`));
    expect(readFileSync(join(folder, 'witnesses.txt'), 'utf8')).toMatch(/^group stations 2 station-1 station-2\nquorum stations$/m);
  });

  it('are believed under their own key alone, and once', async () => {
    const { world } = desks.server;
    const [head] = await world.database.rows<{ readonly note: string; readonly size: number }>({
      text: 'SELECT note, size FROM shown_head WHERE tenant_id = $1 ORDER BY size DESC LIMIT 1',
      values: [desks.tenant],
    });
    const [own] = desks.first.store.all('station').filter(({ name }) => name === 'Desk 1');
    const key = witnessKey(own?.id ?? '', fromBase64(own?.signingSpki ?? '').slice(-32));
    const token = await desks.server.tokens.issue({ sub: own?.id ?? '', kind: 'station', org: desks.tenant }, 600);
    const forged = cosign(readNote(head?.note ?? '').text, key, { seconds: 1, hash: sha256, sign: () => new Uint8Array(64) });
    const send = async (line: string, size = head?.size ?? 0) =>
      (await desks.server.call('POST', '/sync/head', { token, body: { size, line } })).status;
    const kept = async () => (await world.database.rows({ text: 'SELECT 1 FROM cosignature', values: [] })).length;
    const before = await kept();
    expect(await send(forged)).toBe(400);
    expect(await send('no line')).toBe(400);
    expect(await send(forged, (head?.size ?? 0) + 1)).toBe(400);
    expect(await kept()).toBe(before);
  });

  it('say so where too few have signed: neither checker takes that for sound', async () => {
    const { folder } = await desks.first.call('journal.export', {});
    const file = join(folder, 'witnessed.txt');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.split('\n').toSpliced(-2, 1).join('\n'));
    expect(await judged(folder)).toEqual([
      expect.stringContaining('cosigned by 1 of 2 witnesses: too few'),
      expect.stringMatching(/^Not sound/),
    ]);
    writeFileSync(file, text.replace(/^extra \S+$/m, `extra ${Buffer.from('1').toString('base64')}`));
    expect(await judged(folder)).toEqual([expect.stringContaining('no entry of it stands where'), expect.stringMatching(/^Not sound/)]);
  });
});

describe('A server that shows two stations different logs', () => {
  let other: HttpWorld;
  const portOf = ({ app }: HttpWorld): number => Number(new URL(app.listeningOrigin).port);
  const leadTo = async (at: 0 | 1, server: HttpWorld): Promise<void> => {
    desks.ways[at].to = portOf(server);
    await desks.ways[at].close();
    await desks.ways[at].openAgain();
  };
  /** Until it has sent everything, all of that has its place, and it has taken that in and seen the head over it. */
  const sync = async (station: TestStation, server: HttpWorld): Promise<void> => {
    for (let done = false; !done; ) {
      await station.call('sync.now', {});
      server.world.stations.wake(desks.tenant);
      await server.world.stations.idle(desks.tenant);
      const { waiting, position, head, problem } = await station.call('sync.open', {});
      const values = [desks.tenant];
      const pending = await server.database.rows({ text: 'SELECT 1 FROM pending WHERE tenant_id = $1', values });
      done = waiting + pending.length === 0 && position === head && problem === undefined;
    }
    await station.call('sync.now', {});
  };

  beforeAll(async () => {
    // Nothing is new any more, and both have signed the head over all of it: each of the two servers shows the next one at once.
    for (let round = 0; round < 3; round += 1) await desks.inStep();
    expect(await names(desks.first)).toEqual(['Desk 1', 'Desk 2']);
    const keys: ServerKeys = desks.server.world.keys;
    other = await httpWorld({ parts: { databaseUrl: await copyOfDatabase(desks.server.urls), keys } });
    await other.app.listen({ port: 0, host: '127.0.0.1' });
    await other.world.stations.start();
  });
  afterAll(() => other?.close());

  it('is found by the one that is shown the other: it refuses, says so and keeps both heads', async () => {
    await leadTo(0, other);
    await person(desks.first, 'Ada At The Other');
    await sync(desks.first, other);
    await person(desks.second, 'Bea At The First');
    await sync(desks.second, desks.server);
    const seen = await witnessed(desks.second);
    await leadTo(1, other);
    await sync(desks.second, other);
    const { fork } = await desks.second.call('sync.open', {});
    expect(fork?.own).toBe(seen?.size);
    const { fork: heads, witnessed: there } = await desks.second.call('sync.stations', {});
    expect(there?.by.map(({ name }) => name)).toEqual(['Desk 1']);
    const key = { name: feedOrigin(desks.tenant), publicKey: desks.server.world.keys.signing.publicKey };
    for (const head of [heads?.own ?? '', heads?.other ?? ''])
      expect(noteSignedBy(readNote(head), key, { hash: sha256, verify: verified })).toBe(true);
    expect(heads?.own).not.toBe(heads?.other);
  });

  it('is witnessed no more by it, while everything that was done is brought together', async () => {
    await person(desks.first, 'Cleo Later');
    await sync(desks.first, other);
    await sync(desks.second, other);
    expect(await names(desks.second)).not.toContain('Desk 2');
    expect(desks.second.store.all('person').map(({ name }) => name)).toEqual(expect.arrayContaining(['Cleo Later', 'Bea At The First']));
    expect(await desks.second.call('sync.open', {})).toMatchObject({ waiting: 0, fork: { own: expect.any(Number) as number } });
  });

  it('leaves both heads in every export, also after a person has said why and it cosigns again', async () => {
    await desks.second.call('sync.witness-anew', {});
    expect(await desks.second.refusal('sync.witness-anew', {})).toBe('not-found');
    await sync(desks.second, other);
    expect((await desks.second.call('sync.open', {})).fork).toBeUndefined();
    expect(await names(desks.second)).toContain('Desk 2');
    const { folder, files } = await desks.second.call('journal.export', {});
    expect(files.slice(-2)).toEqual(['fork-1-seen.txt', 'fork-1-shown.txt']);
    expect(readFileSync(join(folder, 'fork-1-seen.txt'), 'utf8')).toContain(feedOrigin(desks.tenant));
    const { facts } = await desks.second.call('journal.find', { limit: 20, action: 'sync.witness-anew' });
    expect(facts).toHaveLength(1);
  });
});
