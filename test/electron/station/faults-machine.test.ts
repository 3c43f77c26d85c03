import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { skipUnless } from '../../skip.ts';
import { words } from './fault-words.ts';
import { found, person } from './path.ts';
import { scratchFolder } from './scratch-folder.ts';
import { OPERATOR, TestStation } from './test-station.ts';

const child = (name: string): string => join(import.meta.dirname, 'children', name);
const root = join(import.meta.dirname, '../../..');
const NO_SOCKET = '/nonexistent/pcscd.comm';

describe('a full disk', () => {
  /** Runs a command with a disk of 24 MB at `folder`, which no other process sees. */
  const onSmallDisk = (folder: string, ...command: readonly string[]) => {
    const script = 'mount -t tmpfs -o size=24m small "$0" && exec "$@"';
    return spawnSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', script, folder, ...command], { encoding: 'utf8' });
  };

  it('at any moment of an issue leaves no certificate in force, and with room the same card is issued', (context) => {
    const folder = scratchFolder();
    skipUnless(
      context,
      onSmallDisk(folder, 'true').status === 0,
      'a disk of its own needs unshare with user namespaces (Linux, util-linux)',
    );
    const { stdout, stderr } = onSmallDisk(folder, process.execPath, child('full-disk.ts'), folder);
    expect(stderr).toBe('');
    const full = { first: 'disk-full', again: 'disk-full', inForce: 0, withRoom: 'done', state: 'issued', stray: [], wrong: [0, 0] };
    expect(JSON.parse(stdout)).toEqual({ fulls: [full, full, full], sound: true, defects: [] });
  });

  it('has its sentence and its next step', () => {
    expect(words({ code: 'disk-full' }).join(' ')).toMatch(/disk is full.*Nothing half-done.*Make room/);
  });
});

describe('a second start of the same station', () => {
  /** What the child says first; it runs on until it is ended. */
  async function started(dataFolder: string) {
    const station = spawn(process.execPath, [child('start.ts'), dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(station.stdout.setEncoding('utf8'), 'data')) as [string];
    return { station, said: said.trim() };
  }

  it('as another process is refused, and the first works on', async () => {
    const dataFolder = scratchFolder();
    const first = await TestStation.open({ dataFolder });
    await found(first);
    const { station, said } = await started(dataFolder);
    await once(station, 'exit');
    expect(said).toBe('store-in-use');
    expect(words({ code: 'store-in-use' }).join(' ')).toMatch(/runs already.*did not start.*window that is open/);
    await person(first);
    expect(await first.call('journal.verify', {})).toMatchObject({ sound: true });
    await first.close();
  });

  it('of the whole program ends with a sentence and a code, before any window', async (context) => {
    skipUnless(context, existsSync('/usr/bin/chromium'), 'the program on Chromium needs the system’s (apt-get install chromium)');
    const dataFolder = scratchFolder();
    const first = await TestStation.open({ dataFolder });
    await found(first);
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, 'electron/main-chromium-app.ts'), '--headless', '--once', '--data', dataFolder],
      { encoding: 'utf8', env: { ...process.env, PCSCLITE_CSOCK_NAME: NO_SOCKET } },
    );
    expect([status, stdout]).toEqual([1, expect.stringMatching(/^This station runs already: use the window that is open\./)]);
    await person(first);
    await first.close();
  });

  it('is possible as soon as the first one is gone, also where it was killed', async () => {
    const dataFolder = scratchFolder();
    const { station, said } = await started(dataFolder);
    expect(said).toBe('started');
    await expect(TestStation.open({ dataFolder })).rejects.toMatchObject({ failure: { code: 'store-in-use' } });
    station.kill('SIGKILL');
    await once(station, 'exit');
    const next = await TestStation.open({ dataFolder });
    await found(next);
    await next.signIn(OPERATOR);
    await next.close();
  });
});

describe('a machine without the smart card service', () => {
  const whatItSays = (library: 'system' | 'absent'): unknown => {
    const env = { ...process.env, PCSCLITE_CSOCK_NAME: NO_SOCKET };
    const { stdout, stderr } = spawnSync(process.execPath, [child('no-pcscd.ts'), scratchFolder(), library], { encoding: 'utf8', env });
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  };
  const made = { personId: expect.any(String) as string };

  it('runs, says that the service does not run, and does everything else', (context) => {
    const there = spawnSync('sh', ['-c', 'ldconfig -p | grep -q libpcsclite.so.1'], { env: { PATH: '/usr/sbin:/sbin:/usr/bin:/bin' } });
    skipUnless(context, there.status === 0, 'the real binding needs libpcsclite (apt-get install libpcsclite1)');
    const failure = { code: 'pcsc-service-down' } as const;
    const list = { readers: [], service: 'down', failure };
    expect(whatItSays('system')).toEqual({ list, unblock: failure, person: expect.objectContaining(made) as object });
    expect(words(failure).join(' ')).toMatch(/does not run.*everything else can.*Start pcscd/);
  });

  it('where it is not even installed, says how to install it', () => {
    const failure = { code: 'pcsc-missing' } as const;
    const list = { readers: [], service: 'missing', failure };
    expect(whatItSays('absent')).toEqual({ list, unblock: failure, person: expect.objectContaining(made) as object });
    expect(words(failure).join(' ')).toMatch(/not installed.*apt-get install pcscd/);
  });
});
