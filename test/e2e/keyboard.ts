import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Desk } from './desk.ts';

const MOST_TABS = 80;
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return '';
  const label = at.getAttribute('aria-label') ?? (at.labels?.[0]?.textContent || at.textContent || at.getAttribute('placeholder') || '');
  return label.trim();
})()`;

/** Moves with the Tab key alone until the thing of that name has the focus. */
export async function tabTo(page: Page, name: RegExp | string): Promise<void> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    const focused = await page.evaluate<string>(FOCUSED);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    passed.push(focused);
    await page.keyboard.press('Tab');
  }
  throw new Error(`expected ${String(name)} within reach of the Tab key; passed ${passed.join(' | ')}`);
}

export async function press(page: Page, name: RegExp | string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

export async function fill(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

export async function signIn(page: Page, { email, password }: { readonly email: string; readonly password: string }): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await fill(page, 'E-mail', email);
  await fill(page, 'Password', password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
}

const KEYS = { 'Ctrl ↵': 'Control+Enter', E: 'e' } as const;

/** A key that stands on a button, once the button can be pressed: the page takes the key from the frame after that on. */
export async function keyOf(page: Page, says: keyof typeof KEYS): Promise<void> {
  await page
    .locator('button:enabled', { has: page.locator('kbd').getByText(says, { exact: true }) })
    .first()
    .waitFor();
  await page.evaluate(`new Promise((taken) => requestAnimationFrame(() => setTimeout(taken)))`);
  await page.keyboard.press(KEYS[says]);
}

/** The page's likely next step, by its key. */
export async function nextStep(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}.*Ctrl ↵$`) }).waitFor();
  await keyOf(page, 'Ctrl ↵');
}

/** To the first thing that the search box finds. */
export async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(text);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  // The box empties as it opens what it found.
  await expect.poll(() => page.locator('header input').inputValue()).toBe('');
}

export async function signOut({ page, post }: Desk): Promise<void> {
  await post('session.sign-out', {});
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** An entry of the page's menu of actions, or of another menu by what opens it: by the arrow keys. */
export async function menu(page: Page, entry: string, opener: RegExp | string = 'More'): Promise<void> {
  await openMenu(page, opener);
  for (let steps = 0; steps < 20; steps += 1) {
    await page.keyboard.press('ArrowDown');
    if ((await page.evaluate<string>(`document.activeElement?.textContent ?? ''`)).startsWith(entry)) {
      await page.keyboard.press('Enter');
      return;
    }
  }
  throw new Error(`expected ${entry} within reach of the arrow keys`);
}

/** Opens a menu and resolves once it takes keys: it is seen before it has the focus, and until then they go to what opened it. */
export async function openMenu(page: Page, opener: RegExp | string): Promise<void> {
  await press(page, opener);
  await page.getByRole('menuitem').first().waitFor();
  await page.locator('[role="menu"]:focus, [role="menu"] :focus').waitFor({ state: 'attached' });
}

/** The approver's keys are taken only once a request has stood there for as long as it takes to read whose it is. */
export async function keysTaken(page: Page): Promise<void> {
  await page.locator('button[aria-keyshortcuts="A"]').waitFor();
}
