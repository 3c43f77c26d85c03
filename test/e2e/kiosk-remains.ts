import type { Page } from 'playwright-core';

/** From now on the page tells which cameras it opened; one that is slow comes when the test says so. */
export const WATCH_CAMERA = `(() => {
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.tracksOfTest = [];
  navigator.mediaDevices.getUserMedia = async (wish) => {
    const stream = await real(wish);
    window.tracksOfTest.push(...stream.getTracks());
    await window.slowCamera;
    return stream;
  };
})()`;

const TEXT = `[
  document.documentElement.outerHTML,
  ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value),
  document.title,
  location.href,
  JSON.stringify(history.state),
  String(getSelection()),
].join('\\n')`;

/** All that the page has in words: what is drawn, what stands in its fields, its title and its address. */
export function textOf(page: Page): Promise<string> {
  return page.evaluate<string>(TEXT);
}

const KEPT = `(async () => ({
  local: Object.values({ ...localStorage }),
  session: Object.values({ ...sessionStorage }),
  cookies: document.cookie,
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: 'caches' in window ? await caches.keys() : [],
  pictures: [...document.images].map(({ src }) => src.slice(0, 40)).filter((src) => /^(?:blob|data):/.test(src)),
  films: document.querySelectorAll('video').length,
  cameras: window.tracksOfTest.filter(({ readyState }) => readyState !== 'ended').length,
  name: window.name,
}))()`;

interface Kept {
  readonly local: readonly string[];
  readonly session: readonly string[];
  readonly cookies: string;
  readonly databases: readonly string[];
  readonly caches: readonly string[];
  readonly pictures: readonly string[];
  readonly films: number;
  readonly cameras: number;
  readonly name: string;
}

/** What a window keeps where nobody left anything. */
const nothing: Kept = { local: [], session: [], cookies: '', databases: [], caches: [], pictures: [], films: 0, cameras: 0, name: '' };

/** What the window keeps beside its page, as far as it is anything. */
export async function keptBy(page: Page): Promise<readonly string[]> {
  const kept = await page.evaluate<Kept>(KEPT);
  return Object.entries(kept).flatMap(([where, what]) => {
    const wanted = JSON.stringify(nothing[where as keyof Kept]);
    return JSON.stringify(what) === wanted ? [] : [`${where}: ${JSON.stringify(what)}`];
  });
}

/** What comes out of the clipboard into that field, which is empty again afterwards. */
export async function pastedInto(page: Page, label: string): Promise<string> {
  const field = page.getByRole('textbox', { name: label, exact: true });
  await field.focus();
  await page.keyboard.press('Control+v');
  const pasted = await field.inputValue();
  await field.fill('');
  return pasted;
}
