import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../core/failures/refusal.ts';
import { openDatabase } from '../../../electron/store/database.ts';
import { skipUnless } from '../../skip.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardwright-full-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command with a disk of 4 MB at `folder`, which no other process sees. */
function onSmallDisk(...command: readonly string[]) {
  const script = 'mount -t tmpfs -o size=4m small "$0" && exec "$@"';
  return spawnSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', script, folder, ...command], { encoding: 'utf8' });
}

describe('a full disk', () => {
  it('refuses what does not fit, keeps what was committed, and goes on once there is room', (context) => {
    skipUnless(context, onSmallDisk('true').status === 0, 'a disk of its own needs unshare with user namespaces (Linux, util-linux)');
    const { stdout, stderr } = onSmallDisk(process.execPath, join(import.meta.dirname, 'children/fill-disk.ts'), folder);
    expect(stderr).toBe('');
    const said = JSON.parse(stdout) as { readonly written: number };
    expect(said.written).toBeGreaterThan(10);
    expect(said).toEqual({
      written: said.written,
      code: 'disk-full',
      again: 'disk-full',
      readable: said.written,
      withRoom: 'done',
      sound: true,
      entries: said.written + 2,
      people: said.written + 1,
      elsewhere: 'disk-full',
    });
  });

  it('is what SQLite says of a file that may not grow, and the transaction is undone', () => {
    const { sql, close } = openDatabase(join(folder, 'limited.db'));
    const fill = (): void => {
      sql.exec('BEGIN IMMEDIATE');
      for (let at = 0; at < 400; at += 1)
        sql.run('INSERT INTO local_setting VALUES (@key, @value)', { key: `k${at}`, value: `"${'x'.repeat(900)}"` });
      sql.exec('COMMIT');
    };
    sql.pragma(`max_page_count = ${Number(sql.pragma('page_count')) + 20}`);
    expect(fill).toThrow(expect.objectContaining({ failure: { code: 'disk-full' } }));
    expect(fill).toThrow(Refusal);
    if (sql.inTransaction) sql.exec('ROLLBACK');
    expect(sql.number('SELECT count(*) FROM local_setting')).toBe(0);
    sql.pragma('max_page_count = 100000');
    fill();
    expect(sql.number('SELECT count(*) FROM local_setting')).toBe(400);
    close();
  });
});
