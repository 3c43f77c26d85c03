import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { type Desk, OPERATOR } from './desk.ts';
import { tabTo } from './keyboard.ts';
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

/** On the page of staff, after it was said what that does. */
async function disabled(desk: Desk, name: string): Promise<void> {
  const row = rowOf(desk, name);
  await row.getByRole('button', { name: `Disable ${name}` }).click();
  await row.getByText(`${name} can do nothing here from the next click on`).waitFor();
  await row
    .getByRole('button', { name: `Disable ${name}` })
    .last()
    .click();
  await row.getByRole('button', { name: `Enable ${name}` }).waitFor();
}

export async function disabledAndEnabled(desk: Desk, name: string): Promise<void> {
  await disabled(desk, name);
  await rowOf(desk, name)
    .getByRole('button', { name: `Enable ${name}` })
    .click();
  await rowOf(desk, name)
    .getByRole('button', { name: `Disable ${name}` })
    .waitFor();
}
