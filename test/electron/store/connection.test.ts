import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertSafeSqlite, openDatabase } from '../../../electron/store/database.ts';
import { type Scratch, scratchStore } from './scratch-store.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchStore();
  scratch.store.close();
});
afterEach(() => scratch.end());

describe('a connection to the store', () => {
  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['recursive_triggers', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['secure_delete', 1],
    ['mmap_size', 0],
    ['busy_timeout', 5000],
  ])('has %s set to %s, on a new file and on one that is opened again', (name, wanted) => {
    for (const path of [join(scratch.folder, 'new.db'), scratch.path]) {
      const { sql, close } = openDatabase(path);
      expect(sql.pragma(name)).toBe(wanted);
      close();
    }
  });

  it('does not take a looser setting from the file: what an earlier connection chose is set again', () => {
    const loose = new Database(scratch.path);
    for (const setting of ['synchronous = OFF', 'foreign_keys = OFF', 'journal_mode = DELETE']) loose.pragma(setting);
    loose.close();
    const { sql, close } = openDatabase(scratch.path);
    expect([sql.pragma('synchronous'), sql.pragma('foreign_keys'), sql.pragma('journal_mode')]).toEqual([2, 1, 'wal']);
    close();
  });

  it('knows only STRICT tables', () => {
    const { sql, close } = openDatabase(scratch.path);
    const tables = sql.rows(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
    expect(() => sql.run("INSERT INTO counter VALUES ('x', 'many')")).toThrow('cannot store TEXT');
    close();
  });

  it('refuses a reference to nothing at the commit', () => {
    const { sql, close } = openDatabase(scratch.path);
    sql.exec('BEGIN');
    sql.run("INSERT INTO account (person_id, roles, registry_operator) VALUES ('nobody', '[]', 0)");
    expect(() => sql.exec('COMMIT')).toThrow('FOREIGN KEY');
    sql.exec('ROLLBACK');
    close();
  });

  it('makes file and folder so that only the own user reads them', () => {
    const folder = join(scratch.folder, 'deep', 'er');
    const { close } = openDatabase(join(folder, 'station.db'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of ['station.db', 'station.db-wal']) expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600]);
    close();
  });

  it('refuses a SQLite that may lose a write-ahead log', () => {
    for (const version of ['3.51.2', '3.50.9', '2.99.99']) expect(() => assertSafeSqlite(version)).toThrow('3.51.3');
    for (const version of ['3.51.3', '3.52.0', '4.0.0']) expect(() => assertSafeSqlite(version)).not.toThrow();
  });

  it('leaves the lock when the store cannot be opened', () => {
    const path = join(scratch.folder, 'odd.db');
    writeFileSync(path, 'no database '.repeat(1000));
    expect(() => openDatabase(path)).toThrow('store-damaged');
    writeFileSync(path, '');
    openDatabase(path).close();
  });
});
