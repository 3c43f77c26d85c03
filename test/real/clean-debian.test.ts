import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeDeb } from '../../scripts/dist/deb.ts';
import { allSkippedUnless, skipUnless } from '../skip.ts';
import { makeTree } from '../tooling/scratch-tree.ts';
import { CleanDebian, ended, whyNoCleanDebian } from './clean-debian.ts';

const long = process.env['CARDWRIGHT_LONG'] === '1';
const missing = long ? whyNoCleanDebian() : 'making a whole Debian takes minutes; npm run test:long does it';
allSkippedUnless(missing === undefined, missing ?? '');

const MINUTES = 60_000;
const folder = makeTree({});
const made = { deb: '' };
let debian: CleanDebian;

beforeAll(async () => {
  if (missing !== undefined) return;
  debian = new CleanDebian();
  made.deb = await makeDeb({ out: folder, time: 1_750_000_000, packing: ['-Zgzip', '-z1'] });
  await debian.make();
  await debian.install(made.deb);
}, 10 * MINUTES);
afterAll(() => {
  if (missing === undefined) debian.remove();
  rmSync(folder, { recursive: true, force: true });
}, 2 * MINUTES);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('the package in a Debian that was made for it', () => {
  it('is installed with all it needs where systemd and polkit are forbidden, and every file is as packed', async () => {
    const there = await debian.must('dpkg-query', '-W', '-f', '${Package} ${db:Status-Status}\\n');
    expect(there).toMatch(/^cardwright installed$/m);
    expect(there).not.toMatch(/^(?:systemd|systemd-sysv|polkitd) /m);
    await expect(debian.run('root', 'dpkg', '--verify', 'cardwright')).resolves.toEqual({ code: 0, said: '' });
  });

  it('shows the first start to an ordinary user, whose records nobody else may read', async () => {
    const words = ['cardwright', '--headless', '--once', '--size', '1280x800', '--picture', '/home/clerk/first.png'];
    const run = await debian.run('clerk', ...words);
    expect(run.code, run.said).toBe(0);
    const png = readFileSync(debian.at('home/clerk/first.png'));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001A\n');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 800]);
    expect(png.length).toBeGreaterThan(20_000);
    const records = debian.at('home/clerk/.local/share/cardwright');
    expect(statSync(records).mode & 0o777).toBe(0o700);
    expect(readdirSync(records)).toContain('station.sqlite');
  });

  it('answers its page, in Chromium’s own sandbox, until the window is closed', async () => {
    const port = await freePort();
    // Debian's Chromium takes more words from such a file of root's; the package itself has none that opens a port.
    const flags = debian.at('etc/chromium.d/driven');
    writeFileSync(flags, `export CHROMIUM_FLAGS="$CHROMIUM_FLAGS --remote-debugging-port=${port}"\n`);
    const child = debian.start('clerk', ['cardwright', '--headless', '--data', '/home/clerk/driven']);
    const end = ended(child);
    onTestFinished(() => void child.kill('SIGKILL'));
    const open = once(createInterface({ input: child.stdout as Readable }), 'line');
    expect(String(await Promise.race([open, end.then(({ said }) => said)]))).toContain('Cardwright is open');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = browser.contexts()[0]?.pages().at(-1);
    if (page === undefined) throw new Error('the window has no page');
    await page.getByRole('heading', { name: 'Set up this station' }).waitFor();
    const answer = await page.evaluate(() => window.station.post('{"action":"station.status","input":{}}'));
    expect(JSON.parse(answer)).toMatchObject({ ok: true, output: { state: 'first-start', shell: 'chromium' } });
    const commands = spawnSync('pgrep', ['--full', '--list-full', `remote-debugging-port=${port}`], { encoding: 'utf8' }).stdout;
    expect(commands).toContain('--remote-debugging-pipe');
    expect(commands).not.toContain('--no-sandbox');
    await (await browser.newBrowserCDPSession()).send('Browser.close');
    await expect(end).resolves.toMatchObject({ code: 0 });
  });

  it('prints letters that are in no old font: Łukasz, Ελένη, Дмитрий', async (context) => {
    skipUnless(
      context,
      spawnSync('pdftotext', ['-v']).status === 0,
      'pdftotext is not on this machine; on Debian: apt-get install poppler-utils',
    );
    writeFileSync(
      debian.at('usr/lib/cardwright/letter.mjs'),
      `import { createWriteStream } from 'node:fs';
      import Document from 'pdfkit';
      const page = new Document();
      page.pipe(createWriteStream('/home/clerk/letter.pdf'));
      page.font('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf').text('Łukasz Ελένη Дмитрий');
      page.font('/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf').text('1234-5678');
      page.end();`,
    );
    await debian.must('/usr/lib/cardwright/node', '/usr/lib/cardwright/letter.mjs');
    rmSync(debian.at('usr/lib/cardwright/letter.mjs'));
    const { stdout } = spawnSync('pdftotext', [debian.at('home/clerk/letter.pdf'), '-'], { encoding: 'utf8' });
    expect(stdout).toContain('Łukasz Ελένη Дмитрий\n1234-5678');
  });

  it('has nothing that Debian’s own judge of packages calls an error', (context) => {
    skipUnless(
      context,
      spawnSync('lintian', ['--version']).status === 0,
      'lintian is not on this machine; on Debian: apt-get install lintian',
    );
    const run = spawnSync('lintian', ['--allow-root', '--fail-on', 'error,warning', made.deb], { encoding: 'utf8' });
    expect(run.stdout + run.stderr).toBe('');
    expect(run.status).toBe(0);
  });

  it('goes without a trace, and leaves the records', async () => {
    await debian.must('apt-get', 'purge', '-y', '-q', 'cardwright');
    for (const place of ['usr/lib', 'usr/bin', 'usr/share/applications', 'usr/share/doc'])
      expect(readdirSync(debian.at(place)).filter((name) => name.includes('cardwright'))).toEqual([]);
    expect(readdirSync(join(debian.root, 'home/clerk/.local/share/cardwright'))).toContain('station.sqlite');
  });
});
