import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recoveryGroups } from '../../../electron/secrets/recovery-code.ts';
import { activate, activeCard, approvedCard, blankCard, issue, NEW_PIN, person, PIN } from '../station/path.ts';
import { scratchFolder } from '../station/scratch-folder.ts';
import { everythingKept } from '../station/store-state.ts';
import { APPROVER, OPERATOR, random, READER, type TestStation } from '../station/test-station.ts';
import { checkJournal } from '../../../scripts/journal-check.mjs';
import { send, Stations } from './stations.ts';

let stations: Stations;
let first: TestStation;
beforeEach(async () => {
  stations = await Stations.begin();
  ({ first } = stations);
});
afterEach(() => stations.end());

describe('a backup restored on a new machine', () => {
  it('goes on with its people, cards, secrets and authority, and its journal verifies across the epochs', async () => {
    const { cardId, card, personId } = await activeCard(first);
    const backup = await stations.backedUp();
    const facts = first.store.facts.last()?.n ?? 0;
    const machine = await stations.restored(backup);
    expect(await machine.call('station.status', {})).toMatchObject({
      state: 'ready',
      organisation: 'Northwind Institute',
      stationName: 'Desk 1',
    });

    await machine.signIn(OPERATOR);
    expect((await machine.call('person.open', { personId })).name).toBe('Ada Ampère');
    await machine.insert(card);
    await machine.tile(READER, ({ contents }) => contents === 'ours');
    await machine.call('card.unblock-pin', { reader: READER, newPin: NEW_PIN });
    await machine.call('card.change-pin', { reader: READER, oldPin: NEW_PIN, newPin: PIN });
    machine.readers.remove(READER);

    const before = first.store.certificates.byCard(cardId).map(({ serialHex }) => serialHex);
    const another = await approvedCard(machine, await person(machine, 'Bo Boson'));
    await machine.insert(await blankCard());
    await issue(machine, another);
    await activate(machine, another, PIN);
    const made = machine.store.certificates.byCard(another);
    expect(made.map(({ state }) => state)).toEqual(['valid', 'valid', 'valid', 'valid']);
    expect(before.filter((serial) => made.some(({ serialHex }) => serialHex === serial))).toEqual([]);
    expect((await machine.call('authority.open', {})).certificates).toEqual((await first.call('authority.open', {})).certificates);

    const verdict = await machine.call('journal.verify', {});
    expect(verdict).toMatchObject({ sound: true });
    expect(verdict.entries).toBeGreaterThan(facts);
    const [begun] = machine.store.facts.find({ action: 'station.restored', limit: 1 });
    expect(begun?.fact).toMatchObject({ epoch: 1, n: 1, note: { lastEpoch: 0 } });
    expect(machine.logged).toEqual([]);
  });

  it('is found in its journal with the entries of both epochs, and each opens with its proof', async () => {
    const machine = await stations.restored(await stations.backedUp());
    await machine.signIn(OPERATOR);
    const { facts, total } = await machine.call('journal.find', { limit: 100 });
    expect(facts).toHaveLength(total);
    expect(facts.at(-1)).toMatchObject({ epoch: 0, n: 1, action: 'station.founded' });
    const last = facts.at(-1);
    expect(await machine.call('journal.entry', { n: 1, epoch: last?.epoch ?? -1 })).toMatchObject({ view: { action: 'station.founded' } });
    expect(await machine.call('journal.entry', { n: 1 })).toMatchObject({ view: { action: 'station.restored' } });
  });

  it('exports both epochs, and each is found sound by the program that judges exports', async () => {
    const machine = await stations.restored(await stations.backedUp());
    await machine.signIn(OPERATOR);
    const { folder } = await machine.call('journal.export', {});
    const verdicts = ['', 'epoch-0'].map((below) => {
      const [lines, checkpoint, policy] = ['journal.ndjson', 'checkpoint.txt', 'policy.txt'].map((name) =>
        readFileSync(join(folder, below, name)),
      );
      return checkJournal([lines ?? Buffer.alloc(0)], String(checkpoint), String(policy));
    });
    const [present, earlier] = await Promise.all(verdicts);
    expect(present).toMatch(/^Sound: 3 entries of cardwright\/[0-9a-f-]+\/1/);
    expect(earlier).toMatch(/^Sound: 4 entries of cardwright\/[0-9a-f-]+\/0/);
  });

  it('has keys of its own, and a new start opens them', async () => {
    const machine = await stations.restored(await stations.backedUp());
    const station = (of: TestStation) => of.store.all('station')[0];
    expect(station(machine)?.id).toBe(station(first)?.id);
    expect(station(machine)?.signingSpki).not.toBe(station(first)?.signingSpki);
    await stations.ended(machine);
    const again = await stations.opened(machine.dataFolder);
    await again.signIn(OPERATOR);
    expect(await again.call('journal.verify', {})).toMatchObject({ sound: true });
  });

  it('makes backups of its own, which restore again', async () => {
    const machine = await stations.restored(await stations.backedUp());
    await machine.signIn(OPERATOR);
    const third = await stations.restored(await stations.backedUp(machine));
    await third.signIn(OPERATOR);
    expect(third.store.facts.epoch()).toBe(2);
    expect(await third.call('journal.verify', {})).toMatchObject({ sound: true });
  });

  it('says how old it is, before and after', async () => {
    const backup = await stations.backedUp();
    stations.clock.forward(3 * 24 * 3600);
    const machine = await stations.opened(scratchFolder());
    const told = await send(machine, backup);
    expect(told.backup).toMatchObject({ organisation: 'Northwind Institute', station: 'Desk 1', ageHours: 72 });
    expect(await machine.call('station.restore', { recoveryCode: stations.code })).toMatchObject({ ageHours: 72 });
  });

  it('leaves nothing of the file, the code or the records in the clear beside the records', async () => {
    const backup = await stations.backedUp();
    const machine = await stations.restored(backup);
    const kept = everythingKept(machine.dataFolder);
    for (const group of stations.code.split(' ')) expect(kept).not.toContain(group);
    expect(readdirSync(machine.dataFolder).filter((name) => /making|restored|incoming|for-backup/.test(name))).toEqual([]);
  });
});

describe('a restore', () => {
  const refused = async (backup: Buffer, typed: string) => {
    const machine = await stations.opened(scratchFolder());
    const reply = await machine.ask('station.take-backup', { at: 0, bytes: backup.toString('base64'), last: true });
    if (!reply.ok) return reply.failure;
    const answer = await machine.ask('station.restore', { recoveryCode: typed });
    expect(await machine.call('station.status', {})).toMatchObject({ state: 'first-start' });
    expect(existsSync(join(machine.dataFolder, 'station.sqlite.making'))).toBe(false);
    return answer.ok ? undefined : answer.failure;
  };

  it('names the group of the code that is mistyped', async () => {
    const groups = stations.code.split(' ');
    const turned = [...groups.slice(0, 2), `${groups[2]?.slice(0, 4)}${groups[2]?.endsWith('7') === true ? '8' : '7'}`, ...groups.slice(3)];
    expect(await refused(await stations.backedUp(), turned.join(' '))).toMatchObject({
      code: 'recovery-code-mistyped',
      params: { groups: '3' },
    });
    expect(await refused(await stations.backedUp(), [...groups.slice(0, 6), groups[6]?.slice(1), groups[7]].join('-'))).toMatchObject({
      code: 'recovery-code-mistyped',
      params: { groups: '7' },
    });
  });

  it('is refused with the code of another organisation', async () => {
    const other = recoveryGroups(random(20)).join(' ');
    expect(await refused(await stations.backedUp(), other)).toMatchObject({ code: 'recovery-code-wrong' });
  });

  it.each([
    ['cut short', (file: Buffer) => file.subarray(0, file.length - 2000), 'its end is missing'],
    [
      'altered',
      (file: Buffer) => file.map((byte, at) => (at === file.length - 5000 ? byte ^ 1 : byte)) as Buffer,
      'it was changed or damaged',
    ],
    ['something else', () => Buffer.from('a letter'), 'it is no backup'],
  ])('is refused where the file is %s', async (_, spoil, because) => {
    expect(await refused(Buffer.from(spoil(await stations.backedUp())), stations.code)).toMatchObject({
      code: 'backup-invalid',
      params: { because },
    });
  });

  it('takes parts in their order only, and nothing once the station is set up', async () => {
    const backup = await stations.backedUp();
    const machine = await stations.opened(scratchFolder());
    const part = (at: number) => ({ at, bytes: backup.subarray(at, at + 1000).toString('base64'), last: false });
    await machine.call('station.take-backup', part(0));
    expect(await machine.refusal('station.take-backup', part(2000))).toBe('backup-invalid');
    expect(await first.refusal('station.take-backup', part(0))).toBe('already-started');
    expect(await first.refusal('station.restore', { recoveryCode: stations.code })).toBe('already-started');
    expect(await first.refusal('station.repair', {})).toBe('already-started');
  });
});

describe('the settings of backups', () => {
  it('say what there is, and take another folder, number and pace', async () => {
    expect(await first.call('backup.list', {})).toMatchObject({ everyHours: 24, copies: 14, beside: true, backups: [] });
    const folder = join(scratchFolder(), 'usb');
    await first.call('backup.settings', { everyHours: 6, copies: 3, folder });
    const { file } = await first.call('backup.make', {});
    expect(readdirSync(folder)).toEqual([file]);
    const list = await first.call('backup.list', {});
    expect(list).toMatchObject({ folder, everyHours: 6, copies: 3, beside: false, last: { file }, backups: [{ file, epoch: 0 }] });
    expect(Date.parse(list.next ?? '') - stations.clock.now()).toBe(6 * 3_600_000);
    expect(first.store.facts.find({ limit: 2 }).map(({ fact }) => fact.action)).toEqual(['backup.make', 'backup.settings']);
  });

  it('refuse a folder that cannot be', async () => {
    const file = join(scratchFolder(), 'file');
    writeFileSync(file, '');
    expect(await first.refusal('backup.settings', { everyHours: 6, copies: 3, folder: join(file, 'below') })).toBe('backup-failed');
    expect(await first.refusal('backup.settings', { everyHours: 6, copies: 3, folder: 'beside' })).toBe('input-invalid');
  });

  it('are an Administrator’s', async () => {
    await first.signIn(APPROVER);
    expect(await first.refusal('backup.make', {})).toBe('denied');
    expect(await first.refusal('backup.settings', { everyHours: 6, copies: 3 })).toBe('denied');
    expect(await first.refusal('backup.list', {})).toBeUndefined();
  });
});

describe('a new recovery code', () => {
  it('takes the place of the one before for every backup that is made from then on', async () => {
    const [older, before] = [stations.code, await stations.backedUp()];
    await first.call('station.make-recovery-code', {});
    expect(await first.call('station.status', {})).toMatchObject({ state: 'recovery-code-to-print' });
    await stations.printCode();
    expect(stations.code).not.toBe(older);
    const after = await stations.backedUp();
    await stations.restored(after);
    const machine = await stations.opened(scratchFolder());
    await send(machine, after);
    expect(await machine.refusal('station.restore', { recoveryCode: older })).toBe('recovery-code-wrong');
    stations.code = older;
    await stations.restored(before);
  });
});
