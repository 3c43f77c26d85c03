import { spawnSync } from 'node:child_process';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../../core/failures/refusal.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { addPerson, personOf, type Scratch, scratchStore } from './scratch-store.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchStore();
});
afterEach(() => scratch.end());

const parts = (path: string) => ({ path, now: () => 0, random: (length: number) => new Uint8Array(length) });

/** The failure code with which the store does not open. */
function refusal(path = scratch.path): string {
  try {
    openStore(parts(path)).close();
    return 'opened';
  } catch (cause) {
    if (cause instanceof Refusal) return cause.failure.code;
    throw cause;
  }
}

/** Sixty people, so that the file has some pages; closed. */
function filledFile(): Buffer {
  scratch.store.transact((writer) => {
    for (let at = 0; at < 60; at += 1) {
      const photo = Buffer.alloc(2000, at).toString('base64');
      addPerson(
        writer,
        personOf(scratch.servicePointId, { name: `Person ${at}`, email: `p${at}@example.org`, number: String(1001 + at), photo }),
      );
    }
  });
  scratch.store.close();
  return readFileSync(scratch.path);
}

describe('a second opener', () => {
  it('is refused while the store is open, and the first goes on', () => {
    expect(refusal()).toBe('store-in-use');
    const person = personOf(scratch.servicePointId, { name: 'Ada', email: 'ada@example.org', number: '1001' });
    scratch.store.transact((writer) => addPerson(writer, person));
    expect(scratch.store.get('person', person.id)).toEqual(person);
  });

  it('is refused in another process too', () => {
    const script = join(import.meta.dirname, 'children/open-store.ts');
    const open = () => spawnSync(process.execPath, [script, scratch.path], { encoding: 'utf8' }).stdout;
    expect(open()).toBe('store-in-use\n');
    scratch.store.close();
    expect(open()).toBe('opened\n');
  });

  it('may open once the first has closed', () => {
    scratch.store.close();
    expect(refusal()).toBe('opened');
    expect(refusal()).toBe('opened');
  });

  it('is told the truth where the lock itself is spoiled', () => {
    scratch.store.close();
    writeFileSync(`${scratch.path}.lock`, 'no database at all, but long enough to be looked at as one: '.repeat(20));
    expect(refusal()).toBe('store-damaged');
  });
});

describe('a damaged file', () => {
  it.each([
    ['is no database', () => Buffer.from('This is a letter and no database. '.repeat(300))],
    ['begins with other bytes', (file: Buffer) => Buffer.concat([Buffer.alloc(16, 0xff), file.subarray(16)])],
    ['was cut short', (file: Buffer) => file.subarray(0, Math.floor(file.length / 2))],
    ['lost its first page', (file: Buffer) => Buffer.concat([Buffer.alloc(4096), file.subarray(4096)])],
    [
      'lost pages in the middle',
      (file: Buffer) => Buffer.concat([file.subarray(0, 8 * 4096), Buffer.alloc(20 * 4096), file.subarray(28 * 4096)]),
    ],
    [
      'holds noise in the middle',
      (file: Buffer) => Buffer.concat([file.subarray(0, 8 * 4096), Buffer.alloc(20 * 4096, 0xa5), file.subarray(28 * 4096)]),
    ],
  ])('is refused when it %s, and left as it is', (_, spoil) => {
    const spoiled = spoil(filledFile());
    writeFileSync(scratch.path, spoiled);
    expect(refusal()).toBe('store-damaged');
    expect(readFileSync(scratch.path).equals(spoiled)).toBe(true);
    expect(refusal()).toBe('store-damaged');
  });
});

describe('a file that this program must not touch', () => {
  it('is refused when another program made it', () => {
    const path = join(scratch.folder, 'other.db');
    const other = new Database(path);
    other.exec('PRAGMA application_id = 42; CREATE TABLE notes (text)');
    other.close();
    const before = readFileSync(path);
    expect(() => openStore(parts(path))).toThrow('another program');
    expect(readFileSync(path).subarray(100).equals(before.subarray(100))).toBe(true);
  });

  it('is refused when a newer program made it', () => {
    scratch.store.close();
    const newer = new Database(scratch.path);
    newer.pragma('user_version = 99');
    newer.close();
    expect(() => openStore(parts(scratch.path))).toThrow(expect.objectContaining({ kind: 'newer-than-program' }));
  });

  it('is made where there is nothing, or an empty file', () => {
    const path = join(scratch.folder, 'empty.db');
    writeFileSync(path, 'x');
    truncateSync(path, 0);
    expect(refusal(path)).toBe('opened');
  });
});
