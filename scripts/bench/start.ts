import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../electron/shell/chromium-path.ts';
import { buildMain } from '../build/app.ts';
import type { Bench, Figure } from './figure.ts';
import { interleaved, median, type Times } from './interleave.ts';

const ROUNDS = 11;
const LONGEST_MS = 60_000;
const BUILT = 'out/bench/app';
/** The flags of the station's window that have a share in how long Chromium takes to start. */
const FLAGS = [
  '--headless=new',
  '--window-size=1280,800',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-extensions',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return address.port;
}

/** Its one page, as soon as the browser can be reached. */
async function pageAt(port: number, startedMs: number): Promise<{ readonly page: Page; readonly leave: () => Promise<void> }> {
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/json/version`);
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const page = browser.contexts()[0]?.pages()[0];
      if (page !== undefined) return { page, leave: () => browser.close() };
      await browser.close();
    } catch (cause) {
      if (performance.now() - startedMs > LONGEST_MS) throw cause;
    }
    await new Promise((again) => setTimeout(again, 10));
  }
}

/** Starts a program, waits until a field can be typed into, and ends it. `before` is done with the page once that is so. */
async function untilUsable(
  start: (port: number) => ChildProcess,
  before: (page: Page) => Promise<void> = async () => undefined,
): Promise<number> {
  const port = await freePort();
  const startedMs = performance.now();
  const child = start(port);
  const gone = new Promise((done) => child.once('exit', done));
  try {
    const { page, leave } = await pageAt(port, startedMs);
    await page.locator('input').first().waitFor({ state: 'visible', timeout: LONGEST_MS });
    const tookMs = performance.now() - startedMs;
    await before(page);
    await leave();
    return tookMs;
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

/** With Node's cache of compiled code, as packaging/cardwright.sh starts it. */
const station = (dataFolder: string) => (port: number) =>
  spawn(process.execPath, [`${BUILT}/start-child.js`, dataFolder, resolve('out/renderer'), String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(dataFolder, 'compiled') },
  });

const bare = (folder: string) => (port: number) =>
  spawn(chromiumPath(), [...FLAGS, `--user-data-dir=${folder}`, `--remote-debugging-port=${port}`, '--app=data:text/html,<input>'], {
    stdio: 'ignore',
  });

async function found(page: Page): Promise<void> {
  const person = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org`, password: 'a long and dull one' });
  const input = {
    organisation: 'Northwind',
    servicePoint: 'North',
    station: 'Desk 1',
    operator: person('Olga'),
    approver: person('Anton'),
  };
  const json = JSON.stringify(JSON.stringify({ action: 'station.first-start', input }));
  const reply = await page.evaluate<string>(`window.station.post(${json})`);
  if (!reply.startsWith('{"ok":true')) throw new Error(`the first start was refused: ${reply}`);
}

function figure(times: Times<'station' | 'bare'>): Figure {
  return {
    name: 'start.ratio',
    value: median(times.station) / median(times.bare),
    unit: 'ratio',
    goal: 1.5,
    bound: 'most',
    what: 'From the start of the process to a sign-in that can be typed into, as the Debian package starts, against the same Chromium with a page that is one field.',
    series: [
      { label: 'station', unit: 'ms', values: times.station },
      { label: 'bare Chromium', unit: 'ms', values: times.bare },
    ],
  };
}

export const start: Bench = {
  name: 'start.ratio',
  title: 'From the start to a screen that can be used',
  async run(say) {
    await buildMain('scripts/bench/start-child.ts', BUILT);
    const folders = ['station', 'bare'].map((name) => mkdtempSync(join(tmpdir(), `cardwright-start-${name}-`)));
    const [dataFolder = '', profile = ''] = folders;
    try {
      await untilUsable(station(dataFolder), found);
      const times = await interleaved(
        { station: () => untilUsable(station(dataFolder)), bare: () => untilUsable(bare(profile)) },
        { rounds: ROUNDS },
      );
      say(`the station ${median(times.station).toFixed(0)} ms, a bare window ${median(times.bare).toFixed(0)} ms`);
      return [figure(times)];
    } finally {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    }
  },
};
