import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activeCard, NEW_PIN, person } from '../station/path.ts';
import { OPERATOR, READER, type TestStation } from '../station/test-station.ts';
import { send, Stations } from './stations.ts';

let stations: Stations;
let first: TestStation;
beforeEach(async () => {
  stations = await Stations.begin();
  ({ first } = stations);
});
afterEach(() => stations.end());

describe('damaged records', () => {
  /** The station as it is found after its pages were spoiled between two runs. */
  async function damaged(spoil: (folder: string) => void): Promise<TestStation> {
    const { dataFolder } = first;
    await stations.ended(first);
    spoil(dataFolder);
    const again = await stations.opened(dataFolder);
    expect(await again.call('station.status', {})).toMatchObject({ state: 'damaged' });
    return again;
  }

  const spoilPages = (folder: string) => {
    const path = join(folder, 'station.sqlite');
    writeFileSync(path, readFileSync(path).fill(0x5a, 4096, 8 * 4096));
  };

  it('are repaired by one button from the last backup and the second copy, to the last confirmed fact', async () => {
    await stations.backedUp();
    const { card, personId } = await activeCard(first);
    const facts = [...first.store.facts.stream(1)].map(({ hash }) => hash);
    const station = await damaged(spoilPages);
    expect((await station.call('station.status', {})).damage).toMatchObject({ why: 'unreadable', needsCode: false, copy: true });
    const { complete, kept, entries } = await station.call('station.repair', {});
    expect([complete, entries]).toEqual([true, facts.length]);
    expect(readdirSync(join(station.dataFolder, kept)).toSorted()).toContain('station.sqlite');
    expect(await station.call('station.status', {})).toMatchObject({ state: 'ready' });
    await station.signIn(OPERATOR);
    expect([...station.store.facts.inEpoch(0).stream(1)].map(({ hash }) => hash)).toEqual(facts);
    expect((await station.call('person.open', { personId })).cards).toHaveLength(1);
    await station.insert(card);
    await station.tile(READER, ({ contents }) => contents === 'ours');
    await station.call('card.unblock-pin', { reader: READER, newPin: NEW_PIN });
    expect(await station.call('journal.verify', {})).toMatchObject({ sound: true });
  });

  it('do not bring back who was erased after the backup', async () => {
    const personId = await person(first, 'Quirina Zzyzx');
    await stations.backedUp();
    const { reasons } = await first.call('reason.list', { type: 'deletion' });
    const { batchId } = await first.call('batch.delete-people', { personIds: [personId], reasonId: reasons[0]?.id ?? '' });
    expect(await first.call('batch.run', { batchId })).toMatchObject({ done: 1 });
    const station = await damaged(spoilPages);
    await station.call('station.repair', {});
    expect(station.store.get('person', personId)).toMatchObject({ state: 'erased', name: 'erased person' });
    for (const name of readdirSync(station.dataFolder).filter((file) => file.startsWith('station.')))
      expect(readFileSync(join(station.dataFolder, name), 'latin1'), name).not.toMatch(/zzyzx/i);
    await station.signIn(OPERATOR);
    expect(await station.call('journal.verify', {})).toMatchObject({ sound: true });
  });

  it('are repaired without any backup, from the second copy alone', async () => {
    const personId = await person(first);
    const station = await damaged((folder) => rmSync(join(folder, 'station.sqlite')));
    expect((await station.call('station.status', {})).damage).toEqual({ why: 'behind', needsCode: false, copy: true });
    expect(await station.call('station.repair', {})).toMatchObject({ complete: true });
    await station.signIn(OPERATOR);
    expect((await station.call('person.open', { personId })).name).toBe('Ada Ampère');
  });

  it('ask for the recovery code where the second copy is gone too, and lose what came after the backup', async () => {
    await stations.backedUp();
    await person(first);
    const station = await damaged((folder) => {
      spoilPages(folder);
      writeFileSync(join(folder, 'station.copy'), 'nothing that helps');
    });
    expect((await station.call('station.status', {})).damage).toMatchObject({ needsCode: true, copy: false, backup: { entries: 4 } });
    expect(await station.refusal('station.repair', {})).toBe('recovery-code-needed');
    expect(await station.refusal('station.repair', { recoveryCode: stations.code.slice(6) })).toBe('recovery-code-mistyped');
    expect(await station.call('station.repair', { recoveryCode: stations.code })).toMatchObject({ complete: false });
    await station.signIn(OPERATOR);
    expect(station.store.people.byEmail('ada.amp.re@example.org')).toBeUndefined();
    expect(await station.call('journal.verify', {})).toMatchObject({ sound: true });
  });

  it('of which nothing here helps are restored from a backup that lies elsewhere', async () => {
    const backup = await stations.backedUp();
    const station = await damaged((folder) => {
      spoilPages(folder);
      rmSync(join(folder, 'station.copy'));
      rmSync(join(folder, 'backups'), { recursive: true });
    });
    expect(await station.refusal('station.repair', { recoveryCode: stations.code })).toBe('repair-impossible');
    expect(readdirSync(station.dataFolder)).toContain('station.sqlite');
    await send(station, backup);
    await station.call('station.restore', { recoveryCode: stations.code });
    await station.signIn(OPERATOR);
    expect(await station.call('journal.verify', {})).toMatchObject({ sound: true });
  });

  it('that were found when they were verified are repaired at the next start', async () => {
    const { dataFolder } = first;
    const personId = await person(first);
    await stations.ended(first);
    const database = new Database(join(dataFolder, 'station.sqlite'));
    database.prepare("UPDATE person SET title = 'Admiral' WHERE id = ?").run(personId);
    database.close();
    const again = await stations.opened(dataFolder);
    await again.signIn(OPERATOR);
    expect(await again.call('journal.verify', {})).toMatchObject({
      sound: false,
      records: 'a row of person is not what the second copy says',
    });
    await stations.ended(again);
    const station = await stations.opened(dataFolder);
    expect(await station.call('station.status', {})).toMatchObject({ state: 'damaged', damage: { why: 'found' } });
    await station.call('station.repair', {});
    await station.signIn(OPERATOR);
    expect((await station.call('person.open', { personId })).title).toBeUndefined();
  });

  it('whose repair was cut off at its very end are whole at the next start', async () => {
    const { dataFolder } = first;
    await stations.ended(first);
    // As a repair leaves it that was cut off after its store was ready: nothing is in its place yet.
    const path = join(dataFolder, 'station.sqlite');
    writeFileSync(`${path}.restored`, readFileSync(path));
    spoilPages(dataFolder);
    const again = await stations.opened(dataFolder);
    expect(await again.call('station.status', {})).toMatchObject({ state: 'ready' });
    await again.signIn(OPERATOR);
    expect(await again.call('journal.verify', {})).toMatchObject({ sound: true });
    expect(existsSync(`${path}.restored`)).toBe(false);
  });
});
