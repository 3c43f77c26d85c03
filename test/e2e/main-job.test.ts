import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Dice } from '../../electron/demo/dice.ts';
import { drawFace } from '../../electron/demo/faces/draw-face.ts';
import { APPROVER, blankCard, type Desk, foundByPost, OPERATOR, openDesk, pcscdOrSkip, tabTo } from './desk.ts';

const PIN = '739152';
const NEXT_PIN = '460817';
const HOLDER = { name: 'Ada Ampère', email: 'ada@example.org' };

const pcscd = await pcscdOrSkip();
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(pcscd, { pictures: 'main-job' });
  await foundByPost(desk);
  await desk.insert(await blankCard());
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await pcscd.close();
});

async function press(page: Page, name: RegExp | string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

async function signIn(page: Page, { email, password }: { readonly email: string; readonly password: string }): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await fill(page, 'E-mail', email);
  await fill(page, 'Password', password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
}

/** To the first thing that the search box finds. */
async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(text);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  // The box empties as it opens what it found.
  await expect.poll(() => page.locator('header input').inputValue()).toBe('');
}

async function signOut({ page, post }: Desk): Promise<void> {
  await post('session.sign-out', {});
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** An entry of the page's menu of actions, by the arrow keys. */
async function menu(page: Page, entry: string): Promise<void> {
  await press(page, 'More');
  await page.getByRole('menuitem', { name: entry, exact: true }).waitFor();
  for (let steps = 0; steps < 20; steps += 1) {
    await page.keyboard.press('ArrowDown');
    if ((await page.evaluate<string>(`document.activeElement?.textContent ?? ''`)).startsWith(entry)) break;
  }
  await page.keyboard.press('Enter');
}

describe('the main job, by keyboard alone', () => {
  it('enters a person', async () => {
    const { page, picture } = desk;
    await signIn(page, OPERATOR);
    await search(page, 'People');
    await press(page, /^New person/);
    await page.getByRole('heading', { name: 'New person' }).waitFor();
    await tabTo(page, /^Name/);
    await page.keyboard.type(HOLDER.name);
    await tabTo(page, /^E-mail/);
    await page.keyboard.type(HOLDER.email);
    mkdirSync('out/e2e', { recursive: true });
    writeFileSync('out/e2e/ada.jpg', drawFace('she', new Dice('Ada')));
    await picture('person');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: HOLDER.name }).waitFor();
  });

  it('requests a card, and says why its own request cannot be approved', async () => {
    const { page, picture } = desk;
    await page.keyboard.press('Control+Enter');
    await press(page, 'Request');
    await page.getByText('Requested').first().waitFor();
    await search(page, 'Requests');
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    await picture('own-request');
    await expect(page.getByRole('button', { name: /^Approve/, disabled: false }).count()).resolves.toBe(0);
  });

  it('is approved by another person with one key', async () => {
    const { page } = desk;
    await signOut(desk);
    await signIn(page, APPROVER);
    await search(page, 'Requests');
    await page.getByRole('button', { name: /^Approve/ }).waitFor();
    // Keys are taken only once the request has stood there for as long as it takes to read whose it is.
    await page.waitForTimeout(600);
    await page.keyboard.press('a');
    await page
      .getByText('Nothing waits here')
      .or(page.getByText(/^Decided by/))
      .first()
      .waitFor();
    await signOut(desk);
    await signIn(page, OPERATOR);
  });

  it('issues the card with Enter from the desk', async () => {
    const { page, picture } = desk;
    await page.getByText('To produce').waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { name: /^Card \d+/ })
      .or(page.getByRole('heading', { name: /^Issue card/ }))
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^Issue this card/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/is issued$/).waitFor({ timeout: 60_000 });
    await picture('issued');
  });

  it('hands it over, and the holder chooses the PIN without the letter', async () => {
    const { page, picture } = desk;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Desk');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('To hand over').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: /^Hand over/ }).waitFor();
    await tabTo(page, 'Passport');
    await page.keyboard.press('Space');
    await tabTo(page, 'I compared the person with the photo');
    await page.keyboard.press('Space');
    await tabTo(page, 'The holder chooses the PIN now');
    await page.keyboard.press('Space');
    await fill(page, 'New PIN', PIN);
    await fill(page, 'New PIN again', PIN);
    await picture('hand-over');
    await page.keyboard.press('Enter');
    await page.getByText(/is active$/).waitFor();
  });

  it('changes the PIN: rules tick live, an easy one is held back', async () => {
    const { page, picture } = desk;
    await press(page, 'To the card');
    await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/tries left/).waitFor();
    await fill(page, 'PIN now', PIN);
    await fill(page, 'New PIN', '123456');
    await picture('easy-pin');
    await fill(page, 'New PIN', NEXT_PIN);
    await fill(page, 'New PIN again', NEXT_PIN);
    await page.keyboard.press('Enter');
    await page.getByText('The PIN is changed').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
  });

  it('a wrong PIN costs a try and says so; the desk unblocks without it', async () => {
    const { page, picture } = desk;
    await page.keyboard.press('Control+Enter');
    await page.getByText(/tries left/).waitFor();
    await fill(page, 'PIN now', '111222');
    await fill(page, 'New PIN', PIN);
    await fill(page, 'New PIN again', PIN);
    await page.keyboard.press('Enter');
    await page.getByText('The PIN is wrong.').waitFor();
    await picture('wrong-pin');
    await page.getByText('4 tries left').first().waitFor();
    await search(page, HOLDER.name);
    await page.getByRole('heading', { name: HOLDER.name }).waitFor();
    await press(page, /^Card \d+/);
    await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
    await menu(page, 'Unblock PIN');
    await fill(page, 'New PIN', NEXT_PIN);
    await fill(page, 'New PIN again', NEXT_PIN);
    await page.keyboard.press('Enter');
    await page.getByText(/The PIN is unblocked/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
  });

  it('deactivates, reactivates and locks it', async () => {
    const { page, picture } = desk;
    for (const [verb, state] of [
      ['Deactivate card', 'Inactive'],
      ['Reactivate card', 'Active'],
      ['Lock card', 'Locked'],
    ] as const) {
      const primary = page.getByRole('button', { name: new RegExp(`^${verb}`) });
      if (await primary.isVisible()) await press(page, new RegExp(`^${verb}`));
      else await menu(page, verb);
      await page.getByRole('button', { name: `Yes, ${verb.toLowerCase()}` }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: new RegExp(`^Card \\d+.*${state}`) }).waitFor();
    }
    await picture('locked');
  });

  it('verifies the journal', async () => {
    const { page, picture } = desk;
    await search(page, 'Journal');
    await page.getByRole('heading', { name: 'Journal' }).waitFor();
    await press(page, 'Verify');
    await page.getByText(/^Sound:/).waitFor();
    await picture('journal');
  });
});
