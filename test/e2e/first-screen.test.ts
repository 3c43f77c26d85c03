import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../electron/shell/chromium-path.ts';
import { pageAnswer } from '../../electron/shell/page-answer.ts';
import { readPageFiles, takeFirstScreenOut } from '../../electron/shell/page-files.ts';
import { allSkippedUnless } from '../skip.ts';

allSkippedUnless(existsSync('/usr/bin/chromium'), 'Debian’s chromium is not installed');

const NONCE = 'bm9uY2U=';
const STATUS = {
  state: 'ready',
  version: '1.0.0',
  shell: 'chromium',
  organisation: 'Northwind Institute',
  demo: false,
  sealing: { backend: 'file', strong: false, sentence: '' },
};
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
});
afterEach(() => page.close());
afterAll(() => browser.close());

/** The built page as a shell serves it, with a station that answers only when it is let. */
async function opened(options: { readonly signInWaits?: boolean; readonly dark?: boolean } = {}): Promise<readonly string[]> {
  const files = readPageFiles('out/renderer', NONCE);
  if (options.signInWaits === false) takeFirstScreenOut(files);
  page = await browser.newPage({ colorScheme: options.dark === true ? 'dark' : 'light', viewport: { width: 1280, height: 800 } });
  const refused: string[] = [];
  page.on('console', (message) => (message.type() === 'error' ? refused.push(message.text()) : undefined));
  await page.route('**/*', async (route) => {
    const { pathname: path } = new URL(route.request().url());
    const { status, headers, bytes } = pageAnswer({ method: 'GET', path }, { files, nonce: NONCE });
    await route.fulfill({ status, headers, body: Buffer.from(bytes) });
  });
  await page.addInitScript((status) => {
    const held = new Promise<void>((resolve) => Object.assign(globalThis, { letAnswer: resolve }));
    const output = (json: string) => (json.includes('station.status') ? status : { cards: [] });
    const post = (json: string) => held.then(() => JSON.stringify({ ok: true, output: output(json) }));
    Object.assign(globalThis, { station: { post, subscribe: () => () => undefined } });
  }, STATUS);
  await page.goto('https://station.invalid/', { waitUntil: 'load' });
  return refused;
}

const answer = (): Promise<void> => page.evaluate('letAnswer()');
const boxes = () =>
  Promise.all(
    [page.getByRole('heading', { name: 'Sign in' }), page.getByLabel('E-mail'), page.getByLabel('Password', { exact: true })].map((each) =>
      each.boundingBox(),
    ),
  );

describe('the first screen', () => {
  it('can be typed into before the station answers, and keeps what was typed, and where', async () => {
    const refused = await opened();
    await page.keyboard.type('olga@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type('a long and');
    await answer();
    await page.locator('#first').waitFor({ state: 'detached' });
    await page.keyboard.type(' dull one');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('olga@example.org');
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('a long and dull one');
    expect(refused).toEqual([]);
  });

  it('stands where the true one will stand', async () => {
    await opened();
    const before = await boxes();
    await page.screenshot({ path: 'out/e2e/first-screen-before.png' });
    await answer();
    await page.locator('#first').waitFor({ state: 'detached' });
    expect(await boxes()).toEqual(before);
  });

  it('sends nothing by itself: the key that would is waited for', async () => {
    await opened();
    await page.keyboard.type('olga@example.org');
    await page.keyboard.press('Enter');
    expect(page.url()).toBe('https://station.invalid/');
    await answer();
    await page.locator('#first').waitFor({ state: 'detached' });
    expect(await page.getByLabel('E-mail').inputValue()).toBe('olga@example.org');
  });

  it('is dark where the system is', async () => {
    await opened({ dark: true });
    expect(
      await page.evaluate('getComputedStyle(document.body).colorScheme + document.documentElement.dataset.mantineColorScheme'),
    ).toContain('dark');
    await page.screenshot({ path: 'out/e2e/first-screen-dark.png' });
  });

  it('is not in the page of a station where nobody can sign in yet, or somebody is', async () => {
    await opened({ signInWaits: false });
    expect(await page.locator('#first').count()).toBe(0);
    expect(await page.locator('#app').count()).toBe(1);
  });
});
