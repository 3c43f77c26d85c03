import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { makeDeb } from '../../scripts/dist/deb.ts';
import { readReleaseKey } from '../../scripts/dist/release-key.ts';
import { releaseKey } from '../electron/updates/release.ts';
import { allSkippedUnless, skipUnless } from '../skip.ts';
import { makeTree } from '../tooling/scratch-tree.ts';

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
allSkippedUnless(has('dpkg-deb') && process.platform === 'linux', 'dpkg-deb is not on this machine; Debian and its relatives have it');

const TIME = 1_750_000_000;
const signer = releaseKey();
const made = { folder: '', file: '', tree: '' };

/** Packed without squeezing: the same tree in a few seconds. */
const make = (out: string) =>
  makeDeb({ out, time: TIME, packing: ['-Znone'], updateKey: readReleaseKey(signer.pem, signer.key.name).verifier });

const ask = (program: string, ...words: string[]): string => {
  const run = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1e8 });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
};

/** Every line of the package's list: rights, owner, path, and what a link points to. */
const listed = () =>
  ask('dpkg-deb', '--contents', made.file)
    .trimEnd()
    .split('\n')
    .map((line) => /^(?<mode>\S+) (?<owner>\S+)\s+\d+ \S+ \S+ \.\/(?<path>.*)$/.exec(line)?.groups ?? {});

const files = (): readonly string[] =>
  readdirSync(made.tree, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Runs the unpacked program with its own Node, as /usr/bin/cardwright does. */
function run(...words: string[]) {
  const lib = join(made.tree, 'usr/lib/cardwright');
  return spawnSync(join(lib, 'node'), [join(lib, 'app/main-chromium-app.js'), ...words], { encoding: 'utf8', cwd: made.folder });
}

beforeAll(async () => {
  if (!has('dpkg-deb')) return;
  made.folder = makeTree({ 'release.pem': signer.pem, note: 'an update' });
  made.file = await make(join(made.folder, 'one'));
  made.tree = join(made.folder, 'tree');
  mkdirSync(made.tree);
  ask('dpkg-deb', '--extract', made.file, made.tree);
});
afterAll(() => rmSync(made.folder, { recursive: true, force: true, maxRetries: 5 }));

describe('the package for Debian', () => {
  it('says what it is and what it needs, and needs no systemd', () => {
    const field = (name: string) => ask('dpkg-deb', '--field', made.file, name).trim();
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(field('Package')).toBe('cardwright');
    expect(field('Version')).toBe(version);
    expect(field('Architecture')).toBe(ask('dpkg', '--print-architecture').trim());
    const needs = field('Depends').split(', ');
    expect(needs).toEqual(expect.arrayContaining(['chromium', 'fonts-dejavu-core', 'libpcsclite1', 'pcscd']));
    expect(field('Recommends')).toContain('cups-client');
    expect(needs.join(' ')).not.toMatch(/systemd|polkit/);
    expect(Number(field('Installed-Size'))).toBeGreaterThan(100_000);
  });

  it('runs nothing when it is installed or removed, and starts no service', () => {
    expect(ask('dpkg-deb', '--info', made.file)).not.toMatch(/ (?:pre|post)(?:inst|rm) /);
    expect(listed().filter(({ path = '' }) => /^etc\/|\.service$|init\.d|autostart/.test(path))).toEqual([]);
  });

  it('belongs to root, can be written by nobody else, and lends nobody rights', () => {
    const entries = listed();
    expect(entries.length).toBeGreaterThan(500);
    expect(entries.filter(({ owner }) => owner !== 'root/root')).toEqual([]);
    expect(entries.filter(({ mode }) => mode !== 'drwxr-xr-x' && mode !== '-rw-r--r--' && mode !== '-rwxr-xr-x')).toEqual([]);
    const programs = entries.filter(({ mode }) => mode === '-rwxr-xr-x').map(({ path }) => path);
    expect(programs).toEqual(['usr/bin/cardwright', 'usr/lib/cardwright/node']);
  });

  it('has everything a Debian desktop and its people look for', () => {
    for (const path of [
      'usr/share/applications/cardwright.desktop',
      'usr/share/icons/hicolor/scalable/apps/cardwright.svg',
      'usr/share/man/man1/cardwright.1.gz',
      'usr/share/doc/cardwright/copyright',
      'usr/share/doc/cardwright/install.md',
      'usr/lib/cardwright/renderer/index.html',
    ])
      expect(existsSync(join(made.tree, path)), path).toBe(true);
  });

  it('names the licence of every package it carries', () => {
    const text = readFileSync(join(made.tree, 'usr/share/doc/cardwright/copyright'), 'utf8');
    const modules = join(made.tree, 'usr/lib/cardwright/node_modules');
    const names = readdirSync(modules).flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
    );
    expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'koffi', '@node-rs/argon2', 'pdfkit']));
    expect(names.filter((name) => !text.includes(`Files: usr/lib/cardwright/node_modules/${name}/*\n`))).toEqual([]);
    expect(text).toContain('Comment: react-dom ');
    expect(text).toMatch(/Commonwealth of Australia 2020[^]*?License: Apache-2\.0 and CC-BY-4\.0/);
  });

  it('carries neither sources, nor tests, nor tools, nor modules of other systems', () => {
    const paths = files().map((path) => path.slice(made.tree.length + 1));
    expect(paths.filter((path) => /\.(?:ts|tsx|map|cc|h)$|\/test\/|\/\.[^/]+\//.test(path))).toEqual([]);
    expect(paths.filter((path) => /node_modules\/(?:vite|esbuild|electron|typescript|playwright)/.test(path))).toEqual([]);
    expect(paths.filter((path) => /(?:musl|darwin|win32).*\.node$/.test(path))).toEqual([]);
  });

  it('knows no place of the machine that made it', () => {
    const places = [ROOT.replace(/\/$/, ''), made.folder, 'cardwright-deb-'];
    const knowing = files().filter((path) => {
      const bytes = readFileSync(path);
      return places.some((place) => bytes.includes(place));
    });
    expect(knowing).toEqual([]);
  });

  it('is the same byte for byte when the same sources are packed again', async () => {
    const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
    const again = await make(join(made.folder, 'two'));
    expect(hash(again)).toBe(hash(made.file));
    rmSync(again);
  });
});

describe('the program in it, unpacked where nothing else lies', () => {
  it('says its version', () => {
    expect(run('--version')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^Cardwright \d+\.\d+\.\d+\n$/) as string,
    });
  });

  it('shows the first start in the system’s Chromium and saves a picture of it', (context) => {
    skipUnless(context, has('chromium'), 'Chromium is not on this machine; on Debian: apt-get install chromium');
    const picture = join(made.folder, 'picture.png');
    const ended = run('--headless', '--once', '--size', '1280x800', '--data', join(made.folder, 'records'), '--picture', picture);
    expect(ended.status, ended.stderr).toBe(0);
    const png = readFileSync(picture);
    expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001A\n');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 800]);
    expect(png.length).toBeGreaterThan(20_000);
  });

  it('has no word that opens a port for others', () => {
    const ended = run('--test-port', '9222', '--headless', '--once');
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr).toContain('test-port');
  });

  it('judges updates by the key it came with', () => {
    const note = join(made.folder, 'note');
    expect(run('--verify-update', note, made.file)).toMatchObject({
      status: 1,
      stdout: 'Refused, do not install: The manifest is no signed note.\n',
    });
  });
});
