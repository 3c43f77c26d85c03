import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Refusal } from '../../../core/failures/refusal.ts';
import { keepBackupSettings, lastBackup } from '../../../electron/backup/backup-settings.ts';
import { dataKeyByCode, dataKeyByRing } from '../../../electron/backup/data-key.ts';
import { decryptBackup, readBackupHeader } from '../../../electron/backup/read-backup.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { rounds } from '../../rounds.ts';
import { randomOf } from '../../scripts/mutations.ts';
import { newFolder, scratchFolder } from '../station/scratch-folder.ts';
import { random, type ScratchStation, scratchStation } from './scratch-station.ts';

let station: ScratchStation;
beforeEach(async () => {
  station = await scratchStation(newFolder());
  for (let n = 1; n <= 5; n += 1) station.person(n);
});
afterEach(() => {
  station.store.close();
  rmSync(station.folder, { recursive: true, force: true });
});

const byCode = (header: Parameters<typeof dataKeyByCode>[0]) => dataKeyByCode(header, station.code);

describe('a backup', () => {
  it('gives the whole store back to the recovery code alone', async () => {
    const { path, header } = await station.backups.make();
    expect(header).toMatchObject({ epoch: 0, head: station.store.facts.last(), station: { id: station.stationId, name: 'Desk 1' } });
    const to = join(scratchFolder(), 'back.sqlite');
    await decryptBackup(path, byCode, to);
    expect(statSync(to).mode & 0o777).toBe(0o600);
    const back = openStore({ path: to, now: () => 0, random });
    expect(back.all('person')).toEqual(station.store.all('person'));
    expect([...back.facts.stream(1)]).toEqual([...station.store.facts.stream(1)]);
    back.close();
  });

  it('opens with the keys of the station that made it too', async () => {
    const { path } = await station.backups.make();
    await expect(decryptBackup(path, (header) => dataKeyByRing(header, station.ring))).resolves.toMatch(/^[0-9a-f]{64}$/);
  });

  it('is made while the station works, and holds one moment of it', async () => {
    const making = station.backups.make();
    station.person(6);
    const { path, header } = await making;
    station.person(7);
    expect(header.head.n).toBe(6);
    const to = join(scratchFolder(), 'back.sqlite');
    await decryptBackup(path, byCode, to);
    const back = openStore({ path: to, now: () => 0, random });
    expect(back.facts.last()).toEqual(header.head);
    back.close();
  });

  it('holds nothing in the clear, and leaves no file in the clear behind', async () => {
    const { path } = await station.backups.make();
    const bytes = readFileSync(path).toString('latin1');
    for (const word of ['SQLite format', 'Person 3', 'p3@example.org', 'station-keys', 'sealed_blob', station.servicePointId])
      expect(bytes.includes(word), word).toBe(false);
    for (const blob of station.store.blobs.find({})) expect(readFileSync(path).includes(Buffer.from(blob.bytes))).toBe(false);
    expect(readdirSync(station.folder).toSorted()).toEqual([
      'backups',
      'station.copy',
      'station.sqlite',
      'station.sqlite-shm',
      'station.sqlite-wal',
      'station.sqlite.lock',
      'station.sqlite.lock-journal',
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('has a key of its own each time', async () => {
    const [first, second] = [await station.backups.make(), await station.backups.make()];
    expect(first.header.dataKey).not.toBe(second.header.dataKey);
    await expect(decryptBackup(second.path, () => byCode(first.header))).rejects.toMatchObject({ kind: 'damaged' });
  });

  it('does not open with another code', async () => {
    const { path } = await station.backups.make();
    const wrong = station.code.with(3, (station.code[3] ?? 0) ^ 4);
    await expect(decryptBackup(path, (header) => dataKeyByCode(header, wrong))).rejects.toMatchObject({ kind: 'not-authentic' });
  });

  it('is refused where any byte of it is another', async () => {
    const { path } = await station.backups.make();
    const whole = readFileSync(path);
    const at = join(scratchFolder(), 'other.backup');
    const choose = randomOf(99);
    for (let round = 0; round < rounds(60, 2000); round += 1) {
      const place = round < 8 ? whole.length - 1 - round : choose(whole.length);
      writeFileSync(
        at,
        whole.map((byte, index) => (index === place ? byte ^ (1 + choose(255)) : byte)),
      );
      const cause: unknown = await decryptBackup(at, byCode).catch((thrown: unknown) => thrown);
      expect(['BackupFault', 'SecretError'], `byte ${place}`).toContain((cause as Error).name);
    }
  });

  it.each([
    ['is cut short', (file: Buffer) => file.subarray(0, file.length - 1000), 'cut-short'],
    ['ends in its header', (file: Buffer) => file.subarray(0, 60), 'cut-short'],
    ['goes on after its end', (file: Buffer) => Buffer.concat([file, Buffer.of(0)]), 'damaged'],
    ['is a letter', () => Buffer.from('Dear station, please find enclosed'), 'not-a-backup'],
    ['is empty', () => Buffer.alloc(0), 'not-a-backup'],
    [
      'is of a later format',
      (file: Buffer) => Buffer.from(file.toString('latin1').replace('backup 1', 'backup 2'), 'latin1'),
      'newer-format',
    ],
  ])('is refused where it %s', async (_, spoil, kind) => {
    const { path } = await station.backups.make();
    const at = join(scratchFolder(), 'other.backup');
    writeFileSync(at, spoil(readFileSync(path)));
    await expect(decryptBackup(at, byCode)).rejects.toMatchObject({ name: 'BackupFault', kind });
  });

  it('is refused where two of its chunks changed places', async () => {
    station.store.transact((writer) => {
      for (let n = 0; n < 4; n += 1) writer.settings.set(`filling-${n}`, Buffer.from(random(700_000)).toString('base64'));
    });
    const { path, header } = await station.backups.make();
    expect(header.size).toBeGreaterThan(3 << 20);
    const whole = readFileSync(path);
    const body = whole.length - chunksLength(header.size);
    const chunk = 4 + (1 << 20) + 28;
    const parts = [whole.subarray(0, body), whole.subarray(body + chunk, body + 2 * chunk), whole.subarray(body, body + chunk)];
    const at = join(scratchFolder(), 'other.backup');
    writeFileSync(at, Buffer.concat([...parts, whole.subarray(body + 2 * chunk)]));
    await expect(decryptBackup(at, byCode)).rejects.toMatchObject({ kind: 'damaged' });
    await expect(decryptBackup(path, byCode)).resolves.toMatch(/^[0-9a-f]{64}$/);
  });
});

function chunksLength(size: number): number {
  return size + Math.ceil(size / (1 << 20)) * 32;
}

describe('backups of a station', () => {
  const noted = async () => {
    const made = await station.backups.make();
    station.store.transact((writer) => made.keep(writer));
    return made;
  };

  it('are kept up to their number, the newest; other files stay', async () => {
    station.store.transact((writer) => keepBackupSettings(writer, { everyHours: 24, copies: 2 }));
    const names = [];
    for (let n = 0; n < 4; n += 1) {
      station.person(10 + n);
      names.push((await station.backups.make()).file);
    }
    writeFileSync(join(station.backups.folder, 'notes.txt'), 'mine');
    await station.backups.make();
    const left = readdirSync(station.backups.folder).toSorted();
    expect(left).toHaveLength(3);
    expect(left).toContain('notes.txt');
    expect(left).toContain(names[3]);
    expect((await station.backups.list()).map(({ file }) => file)[1]).toBe(names[3]);
  });

  it('lie where the settings say', async () => {
    const folder = join(scratchFolder(), 'elsewhere');
    station.store.transact((writer) => keepBackupSettings(writer, { everyHours: 24, copies: 2, folder }));
    expect(existsSync((await station.backups.make()).path)).toBe(true);
    expect(await readBackupHeader(join(folder, readdirSync(folder)[0] ?? ''))).toMatchObject({
      organisation: { name: 'Northwind Institute' },
    });
  });

  it('are due at once where there is none, and not again before their time', async () => {
    expect(station.backups.due()).toBe(true);
    await noted();
    expect(station.backups.due()).toBe(false);
    expect(lastBackup(station.store).made).toMatchObject({ entries: 6 });
    station.store.transact((writer) => keepBackupSettings(writer, { everyHours: 0, copies: 2 }));
    expect(station.backups.due()).toBe(false);
  });

  it('that cannot be written are refused with the system’s word for it, and tried again later', async () => {
    const blocked = join(scratchFolder(), 'file');
    writeFileSync(blocked, 'no folder');
    station.store.transact((writer) => keepBackupSettings(writer, { everyHours: 1, copies: 2, folder: blocked }));
    const cause: unknown = await station.backups.make().catch((thrown: unknown) => thrown);
    expect(cause).toMatchObject({ failure: { code: 'backup-failed' } });
    expect((cause as Refusal).failure.params?.['because']).toMatch(/^E[A-Z]+$/);
    station.backups.fail(cause);
    expect(lastBackup(station.store).problem).toMatchObject({ because: 'backup-failed' });
    expect(station.backups.due()).toBe(false);
    expect(existsSync(`${station.path}.for-backup`)).toBe(false);
  });

  it('are not made twice at a time', async () => {
    const first = station.backups.make();
    await expect(station.backups.make()).rejects.toMatchObject({ failure: { code: 'busy' } });
    await first;
  });

  it('pass over files of other stations and files that are none', async () => {
    mkdirSync(station.backups.folder, { recursive: true });
    writeFileSync(join(station.backups.folder, 'broken.backup'), 'Cardwright backup 1\nnothing');
    const other = await scratchStation(scratchFolder());
    const { file, path } = await other.backups.make();
    writeFileSync(join(station.backups.folder, file), readFileSync(path));
    other.store.close();
    const { file: own } = await station.backups.make();
    expect((await station.backups.list()).map((found) => found.file)).toEqual([own]);
  });
});
