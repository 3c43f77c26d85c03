import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Dice } from '../../electron/demo/dice.ts';
import { drawFace } from '../../electron/demo/faces/draw-face.ts';
import { APPROVER, blankCard, type Desk, foundByPost, OPERATOR, openDesk, pcscdOrSkip } from './desk.ts';
import { rowPicture } from '../use-cases/all.ts';
import { fill, keysTaken, menu, nextStep, press, search, signIn, signOut, tabTo } from './keyboard.ts';

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

/** A small decision in place: chosen, said what it does, done by Enter. */
async function changed(row: number, verb: string, state: string): Promise<void> {
  const { page, picture } = desk;
  const primary = page.getByRole('button', { name: new RegExp(`^${verb}`) });
  if (await primary.isVisible()) await press(page, new RegExp(`^${verb}`));
  else await menu(page, verb);
  await page.getByRole('button', { name: `Yes, ${verb.toLowerCase()}` }).waitFor();
  await picture(rowPicture(row));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: new RegExp(`^Card \\d+.*${state}`) }).waitFor();
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
    await picture(rowPicture(1));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: HOLDER.name }).waitFor();
  });

  it('requests a card, and says why its own request cannot be approved', async () => {
    const { page, picture } = desk;
    await nextStep(page, 'Request card');
    await press(page, 'Request');
    await page.getByText('Requested').first().waitFor();
    await search(page, 'Requests');
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    await picture(rowPicture(26));
    await expect(page.getByRole('button', { name: /^Approve/, disabled: false }).count()).resolves.toBe(0);
  });

  it('is approved by another person with one key', async () => {
    const { page } = desk;
    await signOut(desk);
    await signIn(page, APPROVER);
    await search(page, 'Requests');
    await keysTaken(page);
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
    await picture(rowPicture(27));
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
    await nextStep(page, 'Activate card');
    await page.getByRole('heading', { name: /^Hand over/ }).waitFor();
    await tabTo(page, 'Passport');
    await page.keyboard.press('Space');
    await tabTo(page, 'I compared the person with the photo');
    await page.keyboard.press('Space');
    await tabTo(page, 'The holder chooses the PIN now');
    await page.keyboard.press('Space');
    await fill(page, 'New PIN', PIN);
    await fill(page, 'New PIN again', PIN);
    await picture(rowPicture(28));
    await page.keyboard.press('Enter');
    await page.getByText(/is active$/).waitFor();
  });

  it('changes the PIN: rules tick live, an easy one is held back', async () => {
    const { page, picture } = desk;
    await press(page, 'To the card');
    await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
    await nextStep(page, 'Change PIN');
    await page.getByLabel('PIN now').waitFor();
    await fill(page, 'PIN now', PIN);
    await fill(page, 'New PIN', '123456');
    await picture(rowPicture(34));
    await fill(page, 'New PIN', NEXT_PIN);
    await fill(page, 'New PIN again', NEXT_PIN);
    await page.keyboard.press('Enter');
    await page.getByText('The PIN is changed').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
  });

  it('a wrong PIN costs a try and says so; the desk unblocks without it', async () => {
    const { page, picture } = desk;
    await nextStep(page, 'Change PIN');
    await page.getByLabel('PIN now').waitFor();
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
    await picture(rowPicture(33));
    await page.keyboard.press('Enter');
    await page.getByText(/The PIN is unblocked/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
  });

  it('edits what the record says of it, and leaves the chip alone', async () => {
    const { page, picture } = desk;
    await menu(page, 'Edit card');
    await fill(page, 'Title', 'Head of hall');
    await picture(rowPicture(29));
    await page.keyboard.press('Enter');
    await page.locator('.cw-facts').getByText('Head of hall').first().waitFor();
  });

  it('deactivates it', () => changed(30, 'Deactivate card', 'Inactive'));
  it('reactivates it', () => changed(31, 'Reactivate card', 'Active'));
  it('locks it', () => changed(32, 'Lock card', 'Locked'));

  it('resets a password that nobody sees: the letter waits for a printer', async () => {
    const { page, picture } = desk;
    await search(page, HOLDER.name);
    await page.getByRole('heading', { name: HOLDER.name }).waitFor();
    await menu(page, 'Reset password');
    await tabTo(page, 'On a letter');
    await picture(rowPicture(7));
    await press(page, 'Reset password');
    await page.getByText('The password was reset').waitFor();
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
