import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { type Desk, OPERATOR } from './desk.ts';
import { menu, tabTo } from './keyboard.ts';
import { lookAt, unreadable } from './screens-look.ts';

export interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Somebody of the register with the password of their letter, as the paper says it. Olga has to be signed in. */
export async function enterPerson({ post, dataFolder }: Desk, name: string): Promise<Somebody> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const { personId } = await post<{ personId: string }>('person.create', { name, email });
  await post('person.reset-password', { personId, delivery: { letter: true, mail: false } });
  const spool = join(dataFolder, 'spool');
  const letter = readdirSync(spool).at(-1) ?? '';
  const words = execFileSync('pdftotext', [join(spool, letter), '-'], { encoding: 'utf8' });
  const password = /^(?:[A-Za-z0-9] ?){4}(?:- ?(?:[A-Za-z0-9] ?){4})+$/m.exec(words)?.[0]?.replaceAll(' ', '');
  if (password === undefined) throw new Error(`expected a password on the letter: ${words}`);
  await post('person.confirm-password-letter', { personId });
  return { id: personId, name, email, password };
}

/** Whoever sits at the station now; the page follows by itself. */
export async function sits({ page, post }: Desk, { email, password }: Pick<Somebody, 'email' | 'password'> = OPERATOR): Promise<void> {
  await post('session.sign-out', {}).catch(() => undefined);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

/** Signed in, at that page. */
export async function sitsAt(desk: Desk, path: string, who: Pick<Somebody, 'email' | 'password'> = OPERATOR): Promise<void> {
  await sits(desk, who);
  await open(desk, path);
}

export async function open({ page }: Desk, path: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`);
}

/** By the keyboard alone. */
export async function type({ page }: Desk, field: RegExp | string, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

export async function press({ page }: Desk, button: RegExp | string): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

export function rowOf({ page }: Desk, name: string): Locator {
  return page.locator('main .cw-row').filter({ hasText: name });
}

/** Pictures in every size and scheme, judged by axe; and what stands there that nobody can read. */
export async function wrongWith({ page }: Desk, name: string): Promise<readonly string[]> {
  return [...(await unreadable(page)), ...(await lookAt(page, name))];
}

/** On the page of staff, by the keyboard alone: after it was said what that does, and enabled again. */
export async function disabledAndEnabled(desk: Desk, name: string, lookAtIt?: () => Promise<void>): Promise<void> {
  const row = rowOf(desk, name);
  await press(desk, `Disable ${name}`);
  await row.getByText(`${name} can do nothing here from the next click on`).waitFor();
  await lookAtIt?.();
  // The answer has the focus.
  await desk.page.keyboard.press('Enter');
  await row.getByRole('button', { name: `Enable ${name}` }).waitFor();
  await press(desk, `Enable ${name}`);
  await row.getByRole('button', { name: `Disable ${name}` }).waitFor();
}

/** Rows 4 to 6, by the keyboard alone. */
export async function becomes(desk: Desk, name: string, role: string): Promise<void> {
  await menu(desk.page, `Make them ${role}`, new RegExp(`^Role of ${name}`));
  await rowOf(desk, name)
    .getByRole('button', { name: `Role of ${name}: ${role}` })
    .waitFor();
}

/** Rows 11 to 13: somebody of each role, with its words. */
export const keptStaff = [
  [11, 'Olga Operator', 'Registry operator'],
  [12, 'Rex Rejected', 'Service Point Admin'],
  [13, 'Nora Newcomer', 'Service Point User'],
] as const;

/** Rows 17 and 19: behind the address of a service point. */
export const keptThings = [
  [17, 'a service point', ''],
  [19, 'an API key', '/keys'],
] as const;

const DELETES = /\b(?:delete|remove|erase)\b/i;

/** What the page shows, with the menu that is open, offers no such thing; its picture is taken. */
export async function nothingToDelete(desk: Desk, picture: string): Promise<void> {
  expect(await wrongWith(desk, picture)).toEqual([]);
  expect(await desk.page.locator('body').innerText()).not.toMatch(DELETES);
  await desk.page.keyboard.press('Escape');
}

export async function listHasNothingToDelete(desk: Desk, named: string): Promise<void> {
  await open(desk, '/service-points');
  const main = desk.page.locator('main');
  await main.getByRole('row', { name: new RegExp(named) }).waitFor();
  expect(await main.innerText()).not.toMatch(DELETES);
}
