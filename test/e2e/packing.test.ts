import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UP_LINE } from '../../electron/main-electron.ts';
import { buildApp } from '../../scripts/build/app.ts';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { archives } from '../../scripts/dist/archives.ts';
import { readFuses, standInElectron } from '../../scripts/dist/electron-stand-in.ts';
import { packedFaults } from '../../scripts/dist/packed-program.ts';
import { makeTree } from '../tooling/scratch-tree.ts';

describe('the built main process', () => {
  let folder = '';
  beforeAll(async () => {
    folder = makeTree({});
    await buildApp();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs it as Electron would, under Node and the stand-in; the page sends one message and the window closes. */
  function run(message: object) {
    const runner = join(ROOT, 'test/fixtures/electron-stand-in/run-main.ts');
    return new Promise<{ code: number | null; lines: readonly string[] }>((resolve) => {
      const child = spawn(process.execPath, [runner, `--data=${join(folder, 'records')}`], {
        cwd: folder,
        env: { ...process.env, MAIN: join(ROOT, 'out/app/main.js') },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const lines: string[] = [];
      createInterface({ input: child.stdout }).on('line', (line) => {
        lines.push(line);
        if (line.startsWith(UP_LINE)) child.stdin.end(`${JSON.stringify(message)}\n`);
      });
      child.once('close', (code) => resolve({ code, lines }));
    });
  }

  it('starts, finds its page, its preload and its version, answers, and ends cleanly', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const { code, lines } = await run({ action: 'station.status', input: {} });
    expect(lines.at(-2)).toContain(UP_LINE);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ ok: true, output: { state: 'first-start', shell: 'electron', version } });
    expect(code).toBe(0);
  });
});

describe('the packed program', () => {
  let root = '';
  let packed = '';
  let archive: readonly string[] = [];

  beforeAll(async () => {
    root = makeTree({});
    const electron = await standInElectron(root);
    await buildApp();
    const words = [
      '--linux',
      'dir',
      '--x64',
      '--publish',
      'never',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${join(root, 'dist')}`,
    ];
    const run = spawnSync(process.execPath, [join(ROOT, 'node_modules/electron-builder/cli.js'), ...words], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(run.status, run.stdout + run.stderr).toBe(0);
    packed = join(root, 'dist/linux-unpacked');
    archive = archives().list(join(packed, 'resources/app.asar'));
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('has no fault: our parts, no sources, no tools, native modules beside the archive, fuses as set', () => {
    expect(packedFaults(packed)).toEqual([]);
  });

  it('keeps every native module of this system beside the archive', () => {
    for (const name of [
      'better-sqlite3/prebuilds/linux-x64.node',
      '@koromix/koffi-linux-x64/linux_x64/koffi.node',
      '@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
    ]) {
      expect(existsSync(join(packed, 'resources/app.asar.unpacked/node_modules', name)), name).toBe(true);
    }
    expect(archive.filter((line) => line.startsWith('pack ') && line.endsWith('.node'))).toEqual([]);
  });

  it('carries the fuses as set, read back from its binary', () => {
    expect(readFuses(readFileSync(join(packed, 'cardwright')))).toEqual({
      runAsNode: false,
      cookies: true,
      nodeOptions: false,
      inspect: false,
      integrity: true,
      onlyArchive: true,
      snapshot: false,
      files: false,
      wasmTraps: false,
    });
  });

  it('holds all that its packages need: each of them loads from what was packed alone', () => {
    const alone = join(root, 'alone');
    archives().extract(join(packed, 'resources/app.asar'), alone);
    const names = Object.keys((JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object }).dependencies);
    expect(names).toContain('koffi');
    const program = `for (const name of ${JSON.stringify(names)}) await import(name);
      const { default: Database } = await import('better-sqlite3');
      new Database(':memory:').close();`;
    writeFileSync(join(alone, 'load.mjs'), program);
    const run = spawnSync(process.execPath, ['load.mjs'], { cwd: alone, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  });

  it('is found at fault where something is missing, or lies where it does not load', () => {
    const broken = join(root, 'broken');
    cpSync(packed, broken, { recursive: true });
    rmSync(join(broken, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node'));
    const binary = readFileSync(join(packed, 'cardwright'));
    binary[binary.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34] = '1'.charCodeAt(0);
    writeFileSync(join(broken, 'cardwright'), binary);
    expect(packedFaults(broken)).toEqual([
      '/node_modules/better-sqlite3/prebuilds/linux-x64.node is missing beside the archive',
      'fuse runAsNode stands at on',
    ]);
  });
});
