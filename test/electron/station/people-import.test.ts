import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportReading } from '../../../core/actions/views.ts';
import { handOver } from './people-file.ts';
import { approve, assertSound, peopleWorld, rolesOf, withoutApproval } from './people-world.ts';
import type { Register } from './register.ts';
import { everythingKept } from './store-state.ts';
import { APPROVER, OPERATOR, TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
});
afterEach(() => station.close());

const HEAD = 'Full name;E-mail;Department;Phone\n';
const CSV = `${HEAD}Ada Ampère;ADA@example.org;Optics;\n"Berg; Bo";bo@example.org;;+44 20 7946 0000\n`;

async function readingOf(importId: string): Promise<ImportReading> {
  return (await station.call('import.open', { importId })).reading;
}

/** Handed over, checked as it was guessed (or said), and entered. */
async function imported(content: string | Uint8Array, how: Partial<ImportReading> = {}, name = 'people.csv') {
  const importId = await handOver(station, name, content);
  const reading = { ...(await readingOf(importId)), ...how };
  const { found } = await station.call('import.check', { importId, reading });
  const { done, ended } = await station.call('import.run', { importId });
  return { importId, found, done, ended };
}

const byEmail = (email: string) => station.store.people.byEmail(email);

describe('A file of people', () => {
  it('is read as its columns are called, and nobody is entered before it is run', async () => {
    const before = station.store.facts.last()?.n;
    const importId = await handOver(station, 'people.csv', CSV, 20);
    const reading = await readingOf(importId);
    expect(reading).toMatchObject({
      format: 'csv',
      delimiter: ';',
      header: true,
      mapping: { name: '0', email: '1', unit: '2', phone: '3' },
    });
    const { columns } = await station.call('import.open', { importId });
    expect(columns.map(({ title, samples }) => [title, samples[0]])).toEqual([
      ['Full name', 'Ada Ampère'],
      ['E-mail', 'ADA@example.org'],
      ['Department', 'Optics'],
      ['Phone', '+44 20 7946 0000'],
    ]);
    expect((await station.call('import.check', { importId, reading })).found).toEqual({ create: 2, change: 0, same: 0, refused: 0 });
    expect((await station.call('import.open', { importId })).entries).toMatchObject([
      { line: 2, kind: 'create', name: 'Ada Ampère', email: 'ada@example.org' },
      { line: 3, kind: 'create', name: 'Berg; Bo' },
    ]);
    expect(station.store.facts.last()?.n).toBe(before);
    expect(everythingKept(station.dataFolder)).not.toMatch(/amp.{1,3}re|ada@/i);
  });

  it('enters people without a password, with the roles that new people get, and keeps nothing of the file', async () => {
    const { importId, done, ended } = await imported(CSV);
    expect([done, ended]).toEqual([{ create: 2, change: 0, same: 0, refused: 0 }, true]);
    const ada = byEmail('ada@example.org');
    expect(ada).toMatchObject({
      name: 'Ada Ampère',
      sortName: 'Ampère Ada',
      unit: 'Optics',
      state: 'active',
      servicePointId: register.here,
    });
    expect(rolesOf(station, ada?.id ?? '')).toEqual(['Self-service user']);
    expect(station.store.passwords.get(ada?.id ?? '')).toBeUndefined();
    expect(station.store.mails.waiting({ personId: ada?.id ?? '' })).toEqual([]);
    const made = station.store.peopleImports.get(importId);
    expect(made).toMatchObject({ state: 'ended', taken: 2 });
    expect(station.store.blobs.get(made?.keyBlobId ?? '')?.destroyedAt).toBeDefined();
    expect(() => readFileSync(join(station.dataFolder, 'imports', `${importId}.sealed`))).toThrow('ENOENT');
    expect(await station.refusal('import.run', { importId })).toBe('import-over');
    await station.call('person.reset-password', { personId: ada?.id ?? '', delivery: { letter: false, mail: true } });
    expect(station.store.passwords.get(ada?.id ?? '')).toBeDefined();
    await assertSound(station);
  });

  it('says every problem of every line before anything is saved, and leaves those lines out', async () => {
    const elsewhere = register.person('Else Where', { servicePointId: register.servicePoint('South campus') });
    const lines = [
      'Ada Ampère;ada@example.org;;',
      ';nobody@example.org;;',
      'No Address;;;',
      'Bad Both;no address;;12345678901234567890123456789012345678901',
      'Ada Again;ADA@example.org;;',
      `Else Where;${elsewhere.email};Optics;`,
      'Bo Berg;bo@example.org;;',
      '"Open quote;x@example.org;;',
    ];
    const { importId, found, done } = await imported(HEAD + lines.join('\n'));
    expect(found).toEqual({ create: 2, change: 0, same: 0, refused: 6 });
    expect(done).toEqual(found);
    const { entries, total } = await station.call('import.open', { importId, kinds: ['refused'] });
    const said = entries.map(({ line, problems = [] }) => [
      line,
      ...problems.map(({ code, params = {} }) => `${code} ${params['field'] ?? params['line'] ?? params['because'] ?? ''}`),
    ]);
    expect([total, said]).toEqual([
      6,
      [
        [3, 'input-invalid name'],
        [4, 'input-invalid email'],
        [5, 'input-invalid email', 'input-invalid phone'],
        [6, 'twice-in-file 2'],
        [7, 'email-taken '],
        [9, 'line-unreadable quotes'],
      ],
    ]);
    expect(byEmail('bo@example.org')).toBeDefined();
    expect(byEmail('nobody@example.org')).toBeUndefined();
  });

  it('changes whoever is there already where that is said, and enters nobody twice', async () => {
    await withoutApproval(station, 'edit');
    await imported(CSV);
    const again = await imported(`${HEAD}Ada Ampère;ada@example.org;Acoustics;\n"Berg; Bo";bo@example.org;;\n`, { existing: 'change' });
    expect(again.done).toEqual({ create: 0, change: 1, same: 1, refused: 0 });
    // An empty cell takes nothing away.
    expect([byEmail('ada@example.org')?.unit, byEmail('bo@example.org')?.phone]).toEqual(['Acoustics', '+44 20 7946 0000']);
    expect((await imported(CSV, { existing: 'leave' })).done).toEqual({ create: 0, change: 0, same: 2, refused: 0 });
    expect(byEmail('ada@example.org')?.unit).toBe('Acoustics');
  });

  it('is no way around an approver', async () => {
    await imported(CSV);
    await station.call('option.change', { id: 'users-creation-approval', value: true });
    const { importId } = await imported(`${HEAD}Cy Curie;cy@example.org;;\nAda Ampère;ada@example.org;Acoustics;\n`, {
      existing: 'change',
    });
    expect((await station.call('import.open', { importId })).needsApproval).toEqual({ create: true, change: true });
    expect([byEmail('cy@example.org')?.state, byEmail('ada@example.org')?.unit]).toEqual(['requested', 'Optics']);
    const requests = (await station.call('request.find', { limit: 10 })).requests;
    expect(requests.map(({ useCase, state }) => `${useCase} ${state}`).toSorted()).toEqual([
      'Create user requested',
      'Edit user requested',
    ]);
    for (const { id } of requests) await approve(station, id);
    expect([byEmail('cy@example.org')?.state, byEmail('ada@example.org')?.unit]).toEqual(['active', 'Acoustics']);
    // Approved, and still without a password.
    expect(station.store.passwords.get(byEmail('cy@example.org')?.id ?? '')).toBeUndefined();
  });

  it('reads what directories write, folded and in base64', async () => {
    const ldif = `version: 1\n\n# people\ndn: cn=Ada,dc=example\nobjectClass: person\ncn: Ada Am\n pere\nsn: Ampere\ngivenName: Ada\nmail: ada@example.org\nou: Optics\n\ndn: cn=Zoë,dc=example\ncn:: ${Buffer.from('Zoë Curie').toString('base64')}\nsn: Curie\ngivenName:: ${Buffer.from('Zoë').toString('base64')}\nmail: zoe@example.org\njpegPhoto:< file:///tmp/zoe.jpg\n\ndn: cn=Gone,dc=example\nchangetype: delete\n`;
    const { done } = await imported(ldif, {}, 'export.ldif');
    expect(done).toEqual({ create: 2, change: 0, same: 0, refused: 1 });
    expect(byEmail('ada@example.org')).toMatchObject({ name: 'Ada Ampere', unit: 'Optics' });
    expect(byEmail('zoe@example.org')).toMatchObject({ name: 'Zoë Curie', sortName: 'Curie Zoë' });
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${CSV}`), 'utf-8'],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CSV, 'utf16le')]), 'utf-16le'],
    ['what spreadsheet programs write in the West', Buffer.from(CSV, 'latin1'), 'windows-1252'],
  ])('knows %s', async (_name, bytes, encoding) => {
    const { importId } = await imported(bytes);
    expect((await station.call('import.open', { importId })).encoding).toBe(encoding);
    expect(byEmail('ada@example.org')?.name).toBe('Ada Ampère');
  });

  it('is not taken twice at once, and ends where whoever started it signs out', async () => {
    const importId = await handOver(station, 'people.csv', HEAD + many(1200));
    const first = station.heard((event) => (event.event === 'progress' && event.action === 'import.run' ? event.done : undefined));
    const running = station.call('import.run', { importId });
    expect(await first).toBeGreaterThan(0);
    expect(await station.refusal('import.run', { importId })).toBe('busy');
    expect(await station.refusal('import.drop', { importId })).toBe('busy');
    await station.signIn(APPROVER);
    expect((await running).ended).toBe(false);
    expect(await station.refusal('import.run', { importId })).toBe('denied');
    await station.signIn(OPERATOR);
    expect((await station.call('import.run', { importId })).done).toMatchObject({ create: 1200 });
  });

  it('can be stopped and goes on where it was; what is given up is overwritten', async () => {
    const importId = await handOver(station, 'people.csv', HEAD + many(900));
    const first = station.heard((event) => (event.event === 'progress' && event.action === 'import.run' ? event.done : undefined));
    const running = station.call('import.run', { importId });
    await first;
    await station.call('import.stop', { importId });
    const { done, ended } = await running;
    expect(ended).toBe(false);
    expect(done.create).toBeLessThan(900);
    expect((await station.call('import.find', { limit: 5 })).imports).toMatchObject([
      { id: importId, state: 'open', taken: done.create, runs: false },
    ]);
    await station.call('import.drop', { importId });
    expect(await station.refusal('import.run', { importId })).toBe('import-over');
    expect(station.store.people.count({ text: 'many', servicePointIds: [register.here] })).toBe(done.create);
  });

  it('survives a new start at any line: nobody is entered twice, nobody is left out', async () => {
    const { dataFolder } = station;
    const { here } = register;
    const importId = await handOver(station, 'people.csv', HEAD + many(900));
    const first = station.heard((event) => (event.event === 'progress' && event.action === 'import.run' ? event.done : undefined));
    const running = station.call('import.run', { importId }).catch(() => undefined);
    await first;
    await station.close();
    await running;
    station = await TestStation.open({ dataFolder });
    await station.signIn(OPERATOR);
    const [left] = (await station.call('import.find', { limit: 5 })).imports;
    expect(left).toMatchObject({ state: 'open', runs: false });
    expect(left?.taken).toBeLessThan(900);
    expect((await station.call('import.run', { importId })).done).toEqual({ create: 900, change: 0, same: 0, refused: 0 });
    expect(station.store.people.count({ text: 'many', servicePointIds: [here] })).toBe(900);
    await assertSound(station);
  });

  it('says so where its sealed file is damaged or gone', async () => {
    const { dataFolder } = station;
    const importId = await handOver(station, 'people.csv', CSV);
    const path = join(dataFolder, 'imports', `${importId}.sealed`);
    const bytes = readFileSync(path);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await station.refusal('import.run', { importId })).toBe('import-file-unreadable');
    rmSync(path);
    expect(await station.refusal('import.run', { importId })).toBe('import-file-gone');
    expect((await station.call('import.open', { importId })).state).toBe('gone');
    await station.call('import.drop', { importId });
  });
});

const many = (count: number): string =>
  Array.from({ length: count }, (_, at) => `Many People ${at};many${at}@example.org;Unit;\n`).join('');
