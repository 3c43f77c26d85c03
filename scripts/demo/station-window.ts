import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { runOnChromium } from '../../electron/main-chromium.ts';

export interface StationWindow {
  readonly page: Page;
  /** Saves a picture of the window as NN-name.png. */
  readonly picture: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WindowWish {
  readonly dataFolder: string;
  readonly pictures: string;
  readonly width: number;
  readonly height: number;
  readonly headless?: boolean;
  readonly kiosk?: boolean | undefined;
  readonly clock?: { readonly now: () => number };
  readonly openInBrowser?: (url: string) => Promise<void>;
  readonly say: (line: string) => void;
}

/** Its page files, answered from memory, and what the page itself holds. Anything else would be a request that leaves the renderer. */
const OWN = /^(?:https:\/\/station\.invalid\/|data:|blob:)/;

/** The real station in its real window, and a hand on that window: mouse, keyboard and pictures. */
export async function openStationWindow(wish: WindowWish): Promise<StationWindow> {
  const { dataFolder, width, height, say, clock, openInBrowser, kiosk, headless = false } = wish;
  mkdirSync(wish.pictures, { recursive: true });
  const testPort = await freePort();
  const downloadFolder = join(dataFolder, 'taken-out');
  const run = { dataFolder, downloadFolder, rendererFolder: 'out/renderer', headless, width, height, testPort, say, kiosk };
  const station = await runOnChromium({
    ...run,
    ...(clock === undefined ? {} : { clock }),
    ...(openInBrowser === undefined ? {} : { openInBrowser }),
  });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${testPort}`);
  const page = onlyPage(browser);
  page.setDefaultTimeout(60_000);
  const strays: string[] = [];
  page.on('request', (request) => {
    if (!OWN.test(request.url())) strays.push(request.url());
  });
  let taken = 0;
  return {
    page,
    picture: async (name) => {
      taken += 1;
      await settled(page);
      writeFileSync(join(wish.pictures, `${String(taken).padStart(2, '0')}-${name}.png`), await page.screenshot());
    },
    close: async () => {
      await browser.close().catch(() => undefined);
      await station.close();
      if (strays.length > 0) throw new Error(`the page asked for what is not its own: ${strays.join(', ')}`);
    },
  };
}

function onlyPage(browser: Browser): Page {
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('expected the station to have one window with one page');
  return page;
}

/** Runs in the page; its own words, since scripts know no window. */
const RESTED = `(async () => {
  await document.fonts.ready;
  const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
  await Promise.all(ending.map((each) => each.finished.catch(() => undefined)));
})()`;

/** Once what moves has come to rest: fonts are there and no transition runs. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(RESTED);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
