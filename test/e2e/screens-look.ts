import { mkdirSync, writeFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { rounds } from '../rounds.ts';

const FOLDER = 'out/e2e/screens';
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const schemes = ['light', 'dark'] as const;
/** Dark differs in colours alone: that it is drawn at both sizes is for pictures to look at, which the long run takes. */
const sizesOf = (scheme: (typeof schemes)[number]) => (scheme === 'light' ? sizes : sizes.slice(0, rounds(1, 2)));

/** What is wrong with what the page shows, in words; empty where nothing is. */
export async function lookAt(page: Page, name: string): Promise<readonly string[]> {
  mkdirSync(FOLDER, { recursive: true });
  const wrong: string[] = [];
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const size of sizesOf(scheme)) {
      await page.setViewportSize(size);
      await page.evaluate(RESTED);
      writeFileSync(`${FOLDER}/${name}-${scheme}-${size.width}x${size.height}.png`, await page.screenshot());
      wrong.push(...(await page.evaluate<string[]>(CROOKED)).map((what) => `${scheme} ${size.width}: ${what}`));
    }
    wrong.push(...(await judgedByAxe(page, scheme)).map((what) => `${scheme}: ${what}`));
  }
  await page.setViewportSize(sizes[0]);
  return wrong;
}

/** What can be pressed and lies under a notice, at either size; a notice must be there. */
export async function underNotices(page: Page): Promise<readonly string[]> {
  const covered: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.locator('.mantine-Notification-root').first().waitFor();
    await page.evaluate(RESTED);
    covered.push(...(await page.evaluate<string[]>(COVERED)).map((what) => `${size.width}: ${what}`));
  }
  await page.setViewportSize(sizes[0]);
  return covered;
}

/** Controls of which any part that shows lies where a notice is drawn; what is scrolled away shows nothing. */
const COVERED = `(() => {
  const notices = [...document.querySelectorAll('.mantine-Notification-root')];
  const places = notices.map((each) => each.getBoundingClientRect());
  const meets = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const shown = (control) => {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    const part = { left, right, top, bottom };
    for (let box = control.parentElement; box !== null; box = box.parentElement) {
      if (getComputedStyle(box).overflowY === 'visible') continue;
      const around = box.getBoundingClientRect();
      part.top = Math.max(part.top, around.top);
      part.bottom = Math.min(part.bottom, around.bottom);
    }
    return part;
  };
  return [...document.querySelectorAll('button, a[href], input, select, textarea, [role=button], [role=row]')]
    .filter((control) => !notices.some((notice) => notice.contains(control)))
    .filter((control) => places.some((place) => meets(place, shown(control))))
    .map((control) => control.textContent || control.tagName);
})()`;

/** Violations that keep somebody from working; `moderate` and `minor` ones are left to the reviewer. */
export async function judgedByAxe(page: Page, scheme: (typeof schemes)[number]): Promise<readonly string[]> {
  const wrong = await violationsOf(page, scheme);
  // A notice that went by itself while axe looked was judged as it faded: only what is said of one is asked once more.
  if (!wrong.some((what) => what.includes('mantine-Notification'))) return wrong;
  await page.evaluate(RESTED);
  return violationsOf(page, scheme);
}

async function violationsOf(page: Page, scheme: (typeof schemes)[number]): Promise<readonly string[]> {
  // In the page itself: the station's window opens no second page.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  // The two schemes differ in nothing but colours.
  const { violations } = await (scheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary ?? ''}`),
    );
}

/** Fonts and photos are there, and no transition runs. */
const RESTED = `(async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
  await Promise.all(ending.map((each) => each.finished.catch(() => undefined)));
})()`;

/** What geometry alone can tell: columns off their headings, badges cut or broken, a page wider than the window. */
const CROOKED = `(() => {
  const wrong = [];
  const left = (element) => Math.round(element.getBoundingClientRect().left);
  for (const table of document.querySelectorAll('.cw-table')) {
    const heads = [...table.querySelectorAll('[role=columnheader]')].map(left);
    const cells = [...(table.querySelector('.cw-table-row')?.querySelectorAll('[role=gridcell]') ?? [])].map(left);
    if (cells.some((at, index) => Math.abs(at - heads[index]) > 1)) wrong.push('columns off their headings: ' + heads + ' over ' + cells);
  }
  for (const badge of document.querySelectorAll('.cw-badge')) {
    if (badge.scrollWidth > badge.clientWidth + 1) wrong.push('cut off: ' + badge.textContent);
    if (badge.clientHeight > 26) wrong.push('broken into lines: ' + badge.textContent);
  }
  for (const name of document.querySelectorAll('button .mantine-Button-label'))
    if (name.scrollWidth > name.clientWidth + 1) wrong.push('cut off: ' + name.textContent);
  for (const tab of document.querySelectorAll('[role=tab]'))
    if (getComputedStyle(tab).paddingLeft === '0px') wrong.push('without room: the tab ' + tab.textContent);
  const server = document.querySelector('.cw-frame-sync');
  if (server !== null && server.scrollWidth > server.clientWidth) wrong.push('cut off: ' + server.textContent);
  for (const wide of [document.documentElement, ...document.querySelectorAll('.cw-frame-page, .cw-frame-top, .cw-strip, .cw-header')])
    if (wide.scrollWidth > wide.clientWidth) wrong.push('wider than its place: ' + (wide.className || wide.tagName));
  return wrong;
})()`;

/** What nobody at a desk can read: identifiers, codes, escapes of a distinguished name, places where a word was not filled in. */
export async function unreadable(page: Page, raw = false): Promise<readonly string[]> {
  const words = await page.locator('body').innerText();
  const signs: readonly RegExp[] = [
    /\\,/g,
    /\{\{\w+\}\}/g,
    /\b(?:undefined|NaN|\[object Object\])\b/g,
    ...(raw ? [] : [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g]),
  ];
  return signs.flatMap((sign) => [...words.matchAll(sign)].slice(0, 3).map(([found]) => `cannot be read: ${found}`));
}
