import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../electron/shell/chromium-path.ts';
import { ChromiumShell } from '../../electron/shell/chromium-shell.ts';
import { bindingName } from '../../electron/shell/page-script.ts';
import { contractPage } from '../contracts/shell-contract.ts';
import { chromiumIsThere } from '../fixtures/chromium-is-there.ts';
import { freePort } from '../fixtures/free-port.ts';
import { allSkippedUnless } from '../skip.ts';

allSkippedUnless(chromiumIsThere(), 'Chromium is not on this machine; on Debian: apt-get install chromium');

const dataFolder = mkdtempSync(join(tmpdir(), 'cardwright-senders-'));
const heard: string[] = [];
const unhandled: unknown[] = [];
const note = (cause: unknown): void => void unhandled.push(cause);
let shell: ChromiumShell;
let page: Page;
let end: () => Promise<void>;

beforeAll(async () => {
  process.on('unhandledRejection', note);
  const testPort = await freePort();
  shell = new ChromiumShell({ executable: chromiumPath(), dataFolder, downloadFolder: dataFolder, headless: true, testPort });
  shell.onMessage((json) => {
    heard.push(json);
    return Promise.resolve('{}');
  });
  await shell.open(contractPage);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${testPort}`);
  end = () => browser.close();
  page = browser.contexts()[0]?.pages().at(-1) as Page;
  await layOpen(page);
});
afterAll(async () => {
  await end();
  await shell.quit();
  process.off('unhandledRejection', note);
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
});

/** Our script puts the binding out of every document's reach. A second session of the same name lays it open again, and the window hears of each use. */
async function layOpen(target: Page | ReturnType<Page['mainFrame']>): Promise<void> {
  const session = await page.context().newCDPSession(target);
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: bindingName });
}

/**
 * Lays it open in a frame that may still be loading. A document that comes later takes what was there with it, and our script takes its
 * own away from the new one; so it is laid open once more until the document that stays has it.
 */
async function untilLaidOpen(frame: ReturnType<Page['mainFrame']>): Promise<void> {
  await expect
    .poll(
      async () => {
        // A frame of another origin may be a process of its own, and then has a session of its own.
        await layOpen(frame).catch(() => layOpen(page));
        return frame.evaluate((name) => typeof Reflect.get(globalThis, name), bindingName);
      },
      { timeout: 15_000 },
    )
    .toBe('function');
}

/** Says it by the bare binding, in that frame; then once more by the page itself, so that whatever was to be heard is. */
async function says(frame: ReturnType<Page['mainFrame']>, payload: string): Promise<readonly string[]> {
  heard.length = 0;
  await frame.evaluate(([name, text]) => (globalThis as unknown as Record<string, (payload: string) => void>)[name ?? '']?.(text ?? ''), [
    bindingName,
    payload,
  ] as const);
  await page.evaluate(() => window.station.post('"after it"'));
  return heard.filter((json) => json !== '"after it"');
}

const message = JSON.stringify({ id: 9_000, json: '"by the binding"' });

/** A frame in the page, once it is there. */
async function frameOf(attributes: Readonly<Record<string, string>>): Promise<ReturnType<Page['mainFrame']>> {
  const element = await page.evaluateHandle((given) => {
    const made = document.createElement('iframe');
    for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
    document.body.append(made);
    return made;
  }, attributes);
  const frame = await element.asElement()?.contentFrame();
  if (frame === null || frame === undefined) throw new Error('expected a frame');
  return frame;
}

describe('the Chromium window', () => {
  it('hears the page itself by the bare binding, which shows that this way of asking reaches it', async () => {
    expect(await says(page.mainFrame(), message)).toEqual(['"by the binding"']);
  });

  it('hears no frame inside the page: neither one of about:blank nor one of another origin', async () => {
    const blank = await frameOf({});
    const other = await frameOf({ sandbox: 'allow-scripts', srcdoc: '<p>Another origin</p>' });
    for (const frame of [blank, other]) {
      await untilLaidOpen(frame);
      expect(await says(frame, message)).toEqual([]);
    }
  });

  it('passes over what is no message, and fails over nothing', async () => {
    for (const payload of ['no JSON at all', '{', 'null', '{"id":"x","json":1}'])
      expect(await says(page.mainFrame(), payload), payload).toEqual([]);
    expect(unhandled).toEqual([]);
  });
});
