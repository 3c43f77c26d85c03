import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UP_LINE } from '../../electron/main-electron.ts';
import { buildApp } from '../../scripts/build/app.ts';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { builderModules } from '../tooling/builder-modules.ts';
import { makeTree } from '../tooling/scratch-tree.ts';

/** Electron's fuse wire: this text in the binary, then version, length, and one byte a fuse: '0' off, '1' on (@electron/fuses). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FRESH = '101100001';

/** A folder that electron-builder takes for an unpacked Electron: the files it touches, and a binary that is all fuse wire. */
async function standInElectron(root: string): Promise<string> {
  const folder = join(root, 'electron-stand-in');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
  const binary = Buffer.concat([
    Buffer.alloc(4096),
    Buffer.from(SENTINEL),
    Buffer.from([1, FRESH.length]),
    Buffer.from(FRESH),
    Buffer.alloc(64),
  ]);
  writeFileSync(join(folder, 'electron'), binary, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak']) writeFileSync(join(folder, name), '');
  mkdirSync(join(root, 'default-app'));
  writeFileSync(join(root, 'default-app/main.js'), '');
  await builderModules().createArchive(join(root, 'default-app'), join(folder, 'resources/default_app.asar'));
  return folder;
}

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
    archive = builderModules().listArchive(join(packed, 'resources/app.asar'));
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('holds the main process, the preload and the screens as JavaScript', () => {
    for (const file of ['/package.json', '/out/app/main.js', '/out/app/preload.cjs', '/out/renderer/index.html']) {
      expect(archive, file).toContainEqual(expect.stringMatching(new RegExp(`^pack\\s*: ${file}$`)));
    }
    const own = archive.filter((line) => !line.includes('/node_modules/'));
    expect(own.filter((line) => line.endsWith('.ts'))).toEqual([]);
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
    const shipped = Object.keys(manifest.devDependencies).filter((name) =>
      archive.some((line) => line.includes(`: /node_modules/${name}/`)),
    );
    expect(shipped).toEqual([]);
  });

  it('keeps every native module beside the archive', () => {
    const native = archive.filter((line) => line.endsWith('.node'));
    expect(native.filter((line) => !line.startsWith('unpack'))).toEqual([]);
    for (const name of [
      'better-sqlite3/prebuilds/linux-x64.node',
      '@koromix/koffi-linux-x64/linux_x64/koffi.node',
      '@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
    ]) {
      expect(existsSync(join(packed, 'resources/app.asar.unpacked/node_modules', name)), name).toBe(true);
    }
  });

  it('carries the fuses as set, read back from its binary', () => {
    const binary = readFileSync(join(packed, 'cardwright'));
    const wire = binary.indexOf(SENTINEL) + SENTINEL.length;
    const [runAsNode, cookies, nodeOptions, inspect, integrity, onlyArchive, snapshot, files] = binary
      .subarray(wire + 2, wire + 10)
      .toString('latin1');
    expect({ runAsNode, cookies, nodeOptions, inspect, integrity, onlyArchive, snapshot, files }).toEqual({
      runAsNode: '0',
      cookies: '1',
      nodeOptions: '0',
      inspect: '0',
      integrity: '1',
      onlyArchive: '1',
      snapshot: '0',
      files: '0',
    });
  });
});
