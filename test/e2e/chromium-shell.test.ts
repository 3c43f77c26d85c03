import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, chromium } from 'playwright-core';
import { chromiumPath } from '../../electron/shell/chromium-path.ts';
import { ChromiumShell } from '../../electron/shell/chromium-shell.ts';
import { type ShellUnderTest, shellContract } from '../contracts/shell-contract.ts';
import { chromiumIsThere } from '../fixtures/chromium-is-there.ts';
import { cupsStandIn } from '../fixtures/cups-stand-in.ts';
import { freePort } from '../fixtures/free-port.ts';
import { takenOut } from '../fixtures/taken-out.ts';
import { allSkippedUnless } from '../skip.ts';

/** The window's page, driven over the port of the test mode once it is open. */
function driven(port: number): ShellUnderTest['page'] & { end(): Promise<void> } {
  let connected: Promise<{ page: Page; end: () => Promise<void> }> | undefined;
  const connect = async () => {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = browser.contexts()[0]?.pages().at(-1);
    if (page === undefined) throw new Error('the window has no page');
    return { page, end: () => browser.close() };
  };
  const thePage = async (): Promise<Page> => {
    connected ??= connect();
    return (await connected).page;
  };
  let listeners = 0;
  return {
    post: async (json) => (await thePage()).evaluate((text) => window.station.post(text), json),
    subscribe: async (listener) => {
      const page = await thePage();
      listeners += 1;
      const name = `listener${listeners}`;
      await page.exposeFunction(name, listener);
      const stop = await page.evaluateHandle((hear) => {
        const call = (globalThis as unknown as Record<string, (json: string) => void>)[hear];
        return { stop: window.station.subscribe((json) => call?.(json)) };
      }, name);
      return () => stop.evaluate((held) => held.stop());
    },
    request: async (path) => {
      const page = await thePage();
      const answered = page.waitForResponse((response) => response.url() === new URL(path, page.url()).href);
      await page.evaluate((address) => {
        new Image().src = address;
      }, path);
      const response = await answered;
      return { status: response.status(), headers: await response.allHeaders() };
    },
    stationHas: async () => (await thePage()).evaluate(() => Object.keys(window.station)),
    end: async () => {
      await (await connected?.catch(() => undefined))?.end();
    },
  };
}

allSkippedUnless(chromiumIsThere(), 'Chromium is not on this machine; on Debian: apt-get install chromium');

shellContract('Chromium', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cardwright-chromium-'));
  const cups = cupsStandIn();
  const testPort = await freePort();
  const shell = new ChromiumShell({ executable: chromiumPath(), dataFolder, downloadFolder: dataFolder, headless: true, testPort });
  const page = driven(testPort);
  return {
    shell,
    page,
    printer: cups.printer,
    takenOut,
    draws: true,
    end: async () => {
      await page.end();
      await shell.quit();
      cups.end();
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
});
