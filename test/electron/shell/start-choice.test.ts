import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../../scripts/checks/run-tool.ts';
import { runOnElectron } from '../../../scripts/start/electron.ts';
import { allSkippedUnless } from '../../skip.ts';
import { scratchTree } from '../../tooling/scratch-tree.ts';

/** Starts with a shell script in Electron's place; what was said, and whether Electron showed the window. */
async function started(script: string | undefined, more: { readonly upMs?: number } = {}) {
  const root = scratchTree({ electron: `#!/bin/sh\necho "$@" >'words'\n${script ?? ''}\n` });
  const binary = join(root, 'electron');
  chmodSync(binary, 0o755);
  const said: string[] = [];
  let built = 0;
  const onElectron = await runOnElectron({
    dataFolder: join(root, 'records'),
    say: (line) => said.push(line),
    width: 1280,
    height: 800,
    binary: script === undefined ? undefined : binary,
    build: async () => {
      built += 1;
    },
    ...more,
  });
  return { onElectron, said, built };
}

const OPEN = 'echo "Cardwright is open; its records are in a folder."';

describe('the choice of a window', () => {
  allSkippedUnless(process.platform !== 'win32', 'what stands in for Electron is a shell script');
  let here = '';
  beforeEach(() => {
    vi.stubEnv('DISPLAY', ':7');
    here = process.cwd();
    process.chdir(scratchTree({}));
  });
  afterEach(() => {
    process.chdir(here);
    vi.unstubAllEnvs();
  });

  it('is Chromium where Electron’s binary is not there, and one line says so', async () => {
    const { onElectron, said, built } = await started(undefined);
    expect(onElectron).toBe(false);
    expect(said).toEqual(['Electron’s binary is not on this machine: the system’s Chromium shows the window.']);
    expect(built).toBe(0);
  });

  it('is Electron where its window comes; the program stays until that ends', async () => {
    const { onElectron, said, built } = await started(`${OPEN}\necho later`);
    expect(onElectron).toBe(true);
    expect(said).toEqual(['Cardwright is open; its records are in a folder.', 'later']);
    expect(built).toBe(1);
    expect(readFileSync('words', 'utf8')).toMatch(/out\/app\/main\.js --data=\S+\/records --size=1280x800\n$/);
  });

  it('stays Electron where that ends badly after its window was there', async () => {
    expect(await started(`${OPEN}\nexit 9`)).toMatchObject({ onElectron: true });
  });

  it('stays Electron where the station runs already and its window came forward', async () => {
    expect(await started('echo "This station runs already: its window comes forward."')).toMatchObject({ onElectron: true });
  });

  it('is Chromium where Electron ends before its window, even if it said something', async () => {
    const { onElectron, said } = await started('echo "a line of its own"\nexit 3');
    expect(onElectron).toBe(false);
    expect(said).toEqual([
      'a line of its own',
      'Electron did not come up (it ended with 3): the system’s Chromium shows the window instead.',
    ]);
  });

  it('is Chromium where a library that Electron needs is missing', async () => {
    const { onElectron, said } = await started('exit 127');
    expect({ onElectron, lines: said.length }).toEqual({ onElectron: false, lines: 1 });
  });

  it('is Chromium where Electron is killed', async () => {
    const { onElectron, said } = await started('kill -SEGV $$');
    expect(onElectron).toBe(false);
    expect(said).toEqual(['Electron did not come up (SIGSEGV): the system’s Chromium shows the window instead.']);
  });

  it('is Chromium where no window comes, once Electron has ended', async () => {
    const { onElectron, said } = await started('exec sleep 600', { upMs: 300 });
    expect(onElectron).toBe(false);
    expect(said).toEqual(['Electron did not come up (no window after 0.3 seconds): the system’s Chromium shows the window instead.']);
  });

  it('is Chromium where the binary cannot be run', async () => {
    const root = scratchTree({ electron: 'not a program' });
    const said: string[] = [];
    const binary = join(root, 'electron');
    const start = { dataFolder: root, width: 1, height: 1, binary, build: async () => undefined };
    expect(await runOnElectron({ ...start, say: (line) => said.push(line) })).toBe(false);
    expect(said).toEqual([expect.stringMatching(/^Electron did not come up \(.*EACCES.*\): the system’s Chromium/)]);
  });
});

describe('the try to fetch Electron’s binary', () => {
  allSkippedUnless(process.platform !== 'win32', 'the stand-ins are shell scripts');

  /** A project with all that npm start needs but Electron's binary; `install` is what fetches it. */
  function project(install: string): string {
    const packages = JSON.stringify({ packages: {} });
    const root = scratchTree({
      'package-lock.json': packages,
      'scripts/start.ts': "console.log('started');\n",
      'node_modules/.package-lock.json': packages,
      'node_modules/node/bin/here': '',
      'node_modules/electron/package.json': '{"version":"45.4.1"}',
      'node_modules/electron/install.js': `require('node:fs').appendFileSync('tries', 'try\\n');\n${install}`,
      'node_modules/vite/bin/vite.js': '',
      'out/renderer/index.html': '',
      // Every Debian package is there.
      'bin/dpkg-query': '#!/bin/sh\nshift 3\nfor name in "$@"; do echo "$name installed"; done\n',
      tries: '',
    });
    chmodSync(join(root, 'bin/dpkg-query'), 0o755);
    symlinkSync(process.execPath, join(root, 'node_modules/node/bin/node'));
    copyFileSync(join(ROOT, 'scripts/bootstrap.mjs'), join(root, 'scripts/bootstrap.mjs'));
    return root;
  }

  function start(root: string, ...words: string[]) {
    const env = { PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}` };
    const run = spawnSync(process.execPath, [join(root, 'scripts/bootstrap.mjs'), 'start', ...words], { cwd: root, encoding: 'utf8', env });
    const tries = readFileSync(join(root, 'tries'), 'utf8').split('\n').length - 1;
    return { tries, stderr: run.stderr, stdout: run.stdout };
  }

  const FAILS = "console.error('getaddrinfo ENOTFOUND');\nprocess.exit(1);\n";

  it('is made once: a failed one is remembered and the station starts all the same', () => {
    const root = project(FAILS);
    expect(start(root)).toMatchObject({ tries: 1, stdout: 'started\n', stderr: expect.stringContaining('ENOTFOUND') as string });
    const again = start(root);
    expect(again).toMatchObject({ tries: 1, stdout: 'started\n' });
    expect(again.stderr).not.toContain('Electron');
  });

  it('is made again when asked for, and for another version', () => {
    const root = project(FAILS);
    start(root);
    expect(start(root, '--try-electron')).toMatchObject({ tries: 2, stdout: 'started\n' });
    writeFileSync(join(root, 'node_modules/electron/package.json'), '{"version":"46.0.0"}');
    expect(start(root).tries).toBe(3);
  });

  it('is not made where the binary is there', () => {
    const there = "const fs = require('node:fs');\nconst at = `${__dirname}/`;\nfs.mkdirSync(`${at}dist`);\n";
    const root = project(
      `${there}fs.writeFileSync(\`\${at}dist/version\`, 'v45.4.1');\nfs.writeFileSync(\`\${at}path.txt\`, 'electron');\n`,
    );
    expect(start(root).stderr).toContain('Electron is there.');
    expect(start(root)).toMatchObject({ tries: 1, stderr: '' });
  });
});
