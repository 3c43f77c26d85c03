import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activeCard } from './path.ts';
import { handOver } from './people-file.ts';
import { approve, aReason, assertSound, grainyPhoto, peopleWorld, photo, rolesOf, withoutApproval } from './people-world.ts';
import { inPool, lent } from './pool.ts';
import type { Register } from './register.ts';
import { everythingKept } from './store-state.ts';
import { OPERATOR, PASSWORD, TestStation } from './test-station.ts';
import { tracesOf, tracesOfPicture } from './traces.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
});
afterEach(() => station.close());

async function entered(...names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names)
    ids.push((await station.call('person.create', { name, email: `${name.toLowerCase().replace(' ', '.')}@example.org` })).personId);
  return ids;
}
const states = async (batchId: string) =>
  (await station.call('batch.open', { batchId })).entries.map(({ state, because }) => [
    state,
    because?.params?.['because'] ?? because?.code,
  ]);

describe('deleting many', () => {
  const erase = async (personIds: readonly string[]) => {
    const reasonId = await aReason(station, 'deletion');
    const { batchId } = await station.call('batch.delete-people', { personIds: [...personIds], reasonId });
    return { batchId, outcome: await station.call('batch.run', { batchId }) };
  };

  it('erases what is personal everywhere, revokes every certificate, keeps the record, and the journal still verifies', async () => {
    await withoutApproval(station, 'edit');
    const { personId, cardId } = await activeCard(station, 'Quirina Zzyzx');
    await station.call('person.edit', { personId, phone: '+49 555 0173', unit: 'Xylology', photo: photo(48, 64) });
    await station.call('option.change', { id: 'users-edit-approval', value: true });
    const { requestId = '' } = await station.call('person.edit', { personId, title: 'Brobdingnag' });
    await station.call('person.reset-password', { personId, delivery: { letter: true, mail: true } });
    const personal = /quirina|zzyzx|555 0173|xylology|brobdingnag/i;
    expect(everythingKept(station.dataFolder)).toMatch(personal);
    const { batchId, outcome } = await erase([personId]);
    expect(outcome).toEqual({ done: 1, failed: 0, passedOver: 0 });

    expect(station.store.get('person', personId)).toMatchObject({ state: 'erased', name: 'erased person', number: '1001' });
    expect(station.store.get('person', personId)?.photo).toBeUndefined();
    const card = await station.call('card.open', { cardId });
    expect([card.state, ...new Set(card.certificates.map(({ state, authority }) => `${state} ${authority}`))]).toEqual([
      'locked',
      'revoked revoked',
    ]);
    expect(station.store.get('request', requestId)?.state).toBe('aborted');
    expect(station.store.mails.waiting({ personId })).toEqual([]);
    expect(rolesOf(station, personId)).toEqual([]);
    const keys = station.store.blobs.find({ kind: 'data-key', recordId: personId });
    expect(keys.map(({ destroyedAt, bytes }) => [destroyedAt !== undefined, new Set(bytes)])).toEqual([[true, new Set([0])]]);
    expect((await station.call('person.find', { text: 'quirina', limit: 5 })).total).toBe(0);
    expect((await station.call('batch.open', { batchId })).entries).toMatchObject([
      { name: 'erased person', number: '1001', state: 'done' },
    ]);
    expect((await station.call('person.open', { personId })).activity.length).toBeGreaterThan(3);
    await assertSound(station);
    const { dataFolder } = station;
    await station.close();
    expect(everythingKept(dataFolder)).not.toMatch(personal);
    station = await TestStation.open({ dataFolder });
    await station.signIn(OPERATOR);
    await assertSound(station);
  });

  it('leaves the name in no file of the data folder, raw, in UTF-16, in base64 or in hex, while the station runs and after it', async () => {
    const words = ['Quirina', 'Zzyzx', '555 0173', 'Xylology'];
    await withoutApproval(station, 'edit');
    const { personId } = await activeCard(station, 'Quirina Zzyzx');
    await station.call('person.edit', { personId, phone: '+49 555 0173', unit: 'Xylology' });
    await station.call('person.reset-password', { personId, delivery: { letter: true, mail: true } });
    const speaks = await handOver(station, 'people.csv', `name;email\nQuirina Zzyzx;${station.store.get('person', personId)?.email}\n`);
    const other = await handOver(station, 'others.csv', 'name;email\nAda Ampere;ada@example.org\n');
    await station.call('journal.export', {});
    await station.call('authority.export', {});
    await station.call('backup.make', {});
    await station.call('report.export-list', { list: 'people', text: '' });
    await station.call('person.find', { text: 'Quirina', limit: 5 });
    // The search would find it now: what it does not find afterwards is gone.
    expect(tracesOf(words, station.dataFolder).length).toBeGreaterThan(0);
    expect((await erase([personId])).outcome).toMatchObject({ done: 1 });
    expect(tracesOf(words, station.dataFolder)).toEqual([]);
    expect(station.logged.join('\n')).not.toMatch(/quirina|zzyzx/i);
    // A file that speaks of them is given up: it would enter them again.
    expect([speaks, other].map((id) => station.store.peopleImports.get(id)?.state)).toEqual(['dropped', 'open']);
    const { dataFolder } = station;
    await station.close();
    expect(tracesOf(words, dataFolder)).toEqual([]);
    station = await TestStation.open({ dataFolder });
    await station.signIn(OPERATOR);
    expect(tracesOf(words, dataFolder)).toEqual([]);
    await assertSound(station);
  });

  it('leaves no stretch of the photo in any file of the data folder, nor of one that waits for approval', async () => {
    await withoutApproval(station, 'edit');
    const { personId } = await activeCard(station, 'Quirina Zzyzx');
    const [had, first, wanted] = [grainyPhoto(90, 120), grainyPhoto(90, 120), grainyPhoto(90, 120)];
    for (const photo of [had, first]) await station.call('person.edit', { personId, photo });
    await station.call('option.change', { id: 'users-edit-approval', value: true });
    await station.call('person.edit', { personId, photo: wanted });
    await station.call('journal.export', {});
    await station.call('backup.make', {});
    const traces = (folder: string) =>
      [had, first, wanted].map((photo) => tracesOfPicture(Buffer.from(photo, 'base64'), folder).length > 0);
    // What it does not find afterwards is gone: it finds the one that the person has.
    expect(traces(station.dataFolder)[1]).toBe(true);
    expect((await erase([personId])).outcome).toMatchObject({ done: 1 });
    expect(traces(station.dataFolder)).toEqual([false, false, false]);
    const { dataFolder } = station;
    await station.close();
    expect(traces(dataFolder)).toEqual([false, false, false]);
    station = await TestStation.open({ dataFolder });
    await station.signIn(OPERATOR);
    await assertSound(station);
  });

  it('looks for a picture in every shape that its bytes may have in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cardwright-traces-'));
    const picture = Buffer.from(grainyPhoto(30, 40), 'base64');
    const part = picture.subarray(7);
    const shapes = { plain: picture, base64: picture.toString('base64'), further: part.toString('base64'), hex: picture.toString('hex') };
    for (const [name, bytes] of Object.entries(shapes)) writeFileSync(join(folder, name), bytes);
    writeFileSync(join(folder, 'another'), Buffer.from(grainyPhoto(30, 40), 'base64'));
    const found = new Set(tracesOfPicture(picture, folder).map((trace) => trace.split(':')[0] ?? ''));
    rmSync(folder, { recursive: true });
    expect([...found].toSorted()).toEqual(['base64', 'further', 'hex', 'plain']);
  });

  it('looks for a name in every shape that it may have in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cardwright-traces-'));
    const shapes = {
      plain: Buffer.from('x Zzyzx y'),
      lower: Buffer.from('zzyzx'),
      wide: Buffer.from('x Zzyzx', 'utf16le'),
      base64: Buffer.from(Buffer.from('a name: Zzyzx, and more').toString('base64')),
      hex: Buffer.from(Buffer.from('Zzyzx').toString('hex')),
      nobody: Buffer.from('erased person'),
    };
    for (const [name, bytes] of Object.entries(shapes)) writeFileSync(join(folder, name), bytes);
    const found = new Set(tracesOf(['Zzyzx'], folder).map((trace) => trace.split(':')[0] ?? ''));
    rmSync(folder, { recursive: true });
    expect(found).toEqual(new Set(['base64', 'hex', 'lower', 'plain', 'wide']));
  });

  it('erases the name from certificates of temporary cards, those that were given back too', async () => {
    const [personId = ''] = await entered('Quirina Zzyzx');
    const { id } = await inPool(station);
    await lent(station, id, personId);
    const serials = station.store.certificates.byHolder(personId).map(({ serialHex }) => serialHex);
    expect(serials.length).toBeGreaterThan(0);
    expect((await erase([personId])).outcome).toMatchObject({ done: 1 });
    expect(station.store.get('temporary-card', id)?.state).toBe('locked');
    for (const serial of serials)
      expect(station.store.authority.bySerial(serial)).toMatchObject({ state: 'revoked', der: new Uint8Array() });
    expect(everythingKept(station.dataFolder)).not.toMatch(/quirina|zzyzx/i);
    await assertSound(station);
  });

  it('frees the address, and nobody signs in as who is gone', async () => {
    const holder = register.person('Hugo Holder', { roles: ['Self-service user'] });
    await erase([holder.id]);
    expect(await station.refusal('session.sign-in', { email: holder.email, password: PASSWORD })).toBe('wrong-password');
    await station.call('person.create', { name: 'Hugo Again', email: holder.email });
    expect(station.store.passwords.get(holder.id)).toBeUndefined();
    for (const action of ['person.edit', 'person.reset-password'])
      expect(
        await station.refusal(action, {
          personId: holder.id,
          ...(action === 'person.edit' ? { unit: 'X' } : { delivery: { letter: false, mail: true } }),
        }),
      ).toBe('state-refuses');
  });

  it('passes over staff, past and present, and people who were never there', async () => {
    const was = register.person('Willa Was', { memberships: [{ state: 'disabled' }] });
    const asked = register.person('Rea Requested', { state: 'requested' });
    const locked = register.person('Lea Locked', { state: 'locked' });
    const { batchId } = await erase([register.operator, was.id, asked.id, locked.id]);
    expect(await states(batchId)).toEqual([
      ['passed-over', 'last-holder'],
      ['passed-over', 'staff-never-deleted'],
      ['passed-over', 'state-refuses'],
      ['done', undefined],
    ]);
    expect(station.store.get('person', was.id)?.name).toBe('Willa Was');
  });

  it('passes over whoever became staff after they were picked', async () => {
    const [ada = ''] = await entered('Ada Ampere');
    const { batchId } = await station.call('batch.delete-people', { personIds: [ada] });
    const id = crypto.randomUUID();
    const at = new Date().toISOString();
    const membership = {
      id,
      personId: ada,
      servicePointId: register.here,
      role: 'service-point-user',
      state: 'enabled',
      createdAt: at,
    } as const;
    register.change({ record: 'membership', id, set: membership });
    expect(await station.call('batch.run', { batchId })).toEqual({ done: 0, failed: 0, passedOver: 1 });
  });

  it('leaves no request about them that could still be approved', async () => {
    const [ada = ''] = await entered('Ada Ampere');
    const { requestId } = await station.call('person.edit-roles', { personId: ada, roles: ['Operator'] });
    await erase([ada]);
    await expect(approve(station, requestId)).rejects.toThrow('state-refuses');
  });
});
