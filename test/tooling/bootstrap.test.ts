import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { allSkippedUnless, skipUnless } from '../skip.ts';
import { scratchTree } from './scratch-tree.ts';

const LOCK = JSON.stringify({
  packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } },
});
const NOBODY = 65_534;

/** A project of one program and a stand-in for npm, dpkg-query and apt-get that write down how they were called. */
function project(dpkgSays: string): string {
  const root = scratchTree({
    'package-lock.json': LOCK,
    'scripts/lint.ts': 'console.log(`lint ${process.argv.slice(2).join(" ")}`);\nprocess.exitCode = 7;\n',
    'scripts/check.ts': "console.log('check');\n",
    'bin/npm': `#!/bin/sh\necho "npm $*" >> "$CALLS"\nmkdir -p node_modules/node/bin\ncp package-lock.json node_modules/.package-lock.json\nln -sf '${process.execPath}' node_modules/node/bin/node\n`,
    'bin/dpkg-query': `#!/bin/sh\necho "${dpkgSays}"\n`,
    'bin/apt-get': '#!/bin/sh\necho "apt-get $*" >> "$CALLS"\n',
    calls: '',
  });
  copyFileSync(join(ROOT, 'scripts/bootstrap.mjs'), join(root, 'scripts/bootstrap.mjs'));
  for (const name of ['npm', 'dpkg-query', 'apt-get']) chmodSync(join(root, 'bin', name), 0o755);
  chmodSync(root, 0o755);
  return root;
}

function bootstrap(root: string, words: readonly string[], uid?: number) {
  const env = { PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`, CALLS: join(root, 'calls') };
  const run = spawnSync(uid === undefined ? process.execPath : nodeForAll(root), [join(root, 'scripts/bootstrap.mjs'), ...words], {
    cwd: root,
    encoding: 'utf8',
    env,
    ...(uid === undefined ? {} : { uid }),
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr, calls: readFileSync(join(root, 'calls'), 'utf8') };
}

/** Root's own folder, in which a clone may lie, is closed to everybody else. */
function nodeForAll(root: string): string {
  const node = join(root, 'bin/node');
  copyFileSync(process.execPath, node);
  chmodSync(node, 0o755);
  return node;
}

describe('the bootstrap', () => {
  allSkippedUnless(process.platform !== 'win32', 'the stand-ins are shell scripts');

  it('installs npm packages where there are none, says so, and ends as the program ends', () => {
    const run = bootstrap(project(''), ['lint', 'these', 'words']);
    expect(run.stderr).toContain('setup: no npm packages are installed yet: installing npm packages (npm ci).');
    expect(run.calls).toContain('npm ci');
    expect(run.stdout).toBe('lint these words\n');
    expect(run.code).toBe(7);
  });

  it('lets only the packages that are named run their scripts, Node last, whatever npm is there', () => {
    const root = project('');
    writeFileSync(
      join(root, 'package.json'),
      JSON.stringify({ type: 'module', allowScripts: { node: true, koffi: true, 'better-sqlite3': false } }),
    );
    for (const name of ['koffi', 'better-sqlite3']) mkdirSync(join(root, 'node_modules', name), { recursive: true });
    const { calls } = bootstrap(root, ['lint']);
    const [install, ...rebuilt] = calls.trim().split('\n');
    expect(install).toMatch(/^npm ci .*--ignore-scripts/);
    expect(rebuilt.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual(['npm rebuild koffi', 'npm rebuild node']);
  });

  it('is silent and installs nothing where nothing is missing', () => {
    const root = project('');
    bootstrap(root, ['lint']);
    const again = bootstrap(root, ['lint']);
    expect(again.stderr).toBe('');
    expect(again.calls.match(/npm ci/g)).toHaveLength(1);
  });

  it('installs again when a package stands at another version than the lock file says', () => {
    const root = project('');
    bootstrap(root, ['lint']);
    writeFileSync(join(root, 'package-lock.json'), LOCK.replace('1.0.0', '1.0.1'));
    const again = bootstrap(root, ['lint']);
    expect(again.stderr).toContain('setup: a is not at 1.0.1');
    expect(again.calls.match(/npm ci/g)).toHaveLength(2);
  });

  it('gives a user who is not root the one line to run, and stops', (context) => {
    skipUnless(context, process.getuid?.() === 0, 'only root can start a program as another user');
    const run = bootstrap(project(''), ['check'], NOBODY);
    expect(run.stderr).toContain("\nsudo sh -c 'apt-get update && apt-get install -y --no-install-recommends openssl'\n");
    expect(run.code).toBe(1);
    expect(run.calls).toBe('');
  });

  it('asks apt-get, as root, for what is missing and nothing else', (context) => {
    skipUnless(context, process.getuid?.() === 0, 'only root installs packages');
    const run = bootstrap(project(''), ['check']);
    expect(run.calls).toMatch(/^apt-get .*install -y --no-install-recommends openssl$/m);
    expect(run.stderr).toContain('apt-get could not install openssl');
    expect(run.code).toBe(1);
  });

  it('asks for nothing when the packages are there', () => {
    const run = bootstrap(project('openssl installed'), ['check']);
    expect(run.calls).not.toContain('apt-get');
    expect(run.stdout).toBe('check\n');
  });

  it('names the commands there are when asked for another', () => {
    const run = bootstrap(project(''), ['fly']);
    expect(run.stderr).toContain('which command? One of: start, demo,');
    expect(run.code).toBe(1);
  });

  it('has npm compile nothing: a bare machine has neither Python nor a compiler, and the binaries lie in the packages', () => {
    const read = (name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as Record<string, Record<string, unknown>>;
    const { allowScripts = {} } = read('package.json');
    const { packages = {} } = read('package-lock.json');
    // npm runs node-gyp for whatever brings a binding.gyp, unless that is denied.
    const wouldBuild = Object.keys(packages).filter((at) => at !== '' && existsSync(join(ROOT, at, 'binding.gyp')));
    expect(wouldBuild).toContain('node_modules/better-sqlite3');
    expect(wouldBuild.filter((at) => allowScripts[at.replace(/^.*node_modules\//, '')] !== false)).toEqual([]);
  });

  it('is one file that imports nothing but Node itself', () => {
    const source = readFileSync(join(ROOT, 'scripts/bootstrap.mjs'), 'utf8');
    const imported = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name);
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([]);
    expect(source).not.toMatch(/\?\?=|\|\|=|&&=|\.at\(|import\(/);
  });
});
