import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { choose, numberOf, PINS, type Walk } from './walk.ts';

/** The steps at the reader, and the proof. Begins on the issue page. */
export async function issue({ page, picture, say }: Walk): Promise<void> {
  say('The operator issues it');
  await page.getByRole('button', { name: 'Issue this card' }).click();
  await page
    .getByText(/^Step \d/)
    .or(page.getByText(/is issued$/))
    .first()
    .waitFor();
  await picture('issue');
  await page.getByText(/is issued$/).waitFor({ timeout: 600_000 });
  await picture('issued');
}

/** The PIN letter on paper; its PIN as the holder reads it there. */
export async function letter({ page, picture, say }: Walk): Promise<string> {
  say('The PIN letter is printed, the card is handed over, the holder chooses the PIN');
  await page.getByRole('button', { name: 'Print PIN letter' }).click();
  const words = await page.getByText(/letter waits at|letter is at the printer/).innerText();
  const path = /(\/\S+\.pdf)/.exec(words)?.[1];
  if (path === undefined) throw new Error(`expected the place of the PIN letter, got: ${words}`);
  const pin = /(?:^|\s)(\d(?: ?\d){5,7})(?:\s|$)/m.exec(execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }))?.[1];
  await picture('letter');
  await page.getByRole('button', { name: 'The letter is on paper' }).click();
  if (pin === undefined) throw new Error('expected a PIN of 6 to 8 digits in the letter');
  return pin.replaceAll(' ', '');
}

/** Identity seen, photo compared, receipt; the holder types the letter's PIN and one of their own. */
export async function activate({ page, picture }: Walk, letterPin: string): Promise<void> {
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.getByRole('checkbox', { name: 'Passport' }).check();
  await page.getByRole('checkbox', { name: 'I compared the person with the photo' }).check();
  await page.getByRole('switch', { name: 'The holder chooses the PIN now' }).click();
  await typePins(page, { 'PIN of the letter': letterPin, 'New PIN': PINS.chosen, 'New PIN again': PINS.chosen });
  await picture('hand-over');
  await page.getByRole('button', { name: 'Activate' }).click();
  await page.getByText(/is active$/).waitFor();
  await picture('active');
  await page.getByRole('button', { name: 'To the card' }).click();
  await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
  await picture('card');
}

async function typePins(page: Page, pins: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, pin] of Object.entries(pins)) await page.getByLabel(label, { exact: true }).fill(pin);
}

/** Change PIN with the holder at the reader; then the PIN is unblocked with the PUK that nobody sees. */
export async function pins({ page, picture, say }: Walk): Promise<void> {
  say('The holder changes the PIN; the desk unblocks it with the sealed PUK');
  await choose(page, 'Change PIN');
  await typePins(page, { 'PIN now': PINS.chosen, 'New PIN': PINS.changed, 'New PIN again': PINS.changed });
  await picture('change-pin');
  await page.keyboard.press('Enter');
  await page.getByText('The PIN is changed').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await choose(page, 'Unblock PIN');
  await typePins(page, { 'New PIN': PINS.unblocked, 'New PIN again': PINS.unblocked });
  await picture('unblock-pin');
  await page.keyboard.press('Enter');
  await page.getByText(/The PIN is unblocked/).waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
}

/** What the chip holds, object by object. */
export async function chip({ page, picture, say }: Walk): Promise<void> {
  say('Every object and certificate on the chip, explained');
  await page.getByRole('button', { name: 'Look at the chip' }).click();
  await page.getByRole('heading', { name: 'Objects' }).waitFor();
  await picture('chip');
  await page.getByRole('button', { name: /^9A/ }).click();
  await picture('certificate');
}

/** A change of the card's state, confirmed in place. */
export async function changeState(
  { page, picture, reader, say }: Walk,
  verb: 'Deactivate' | 'Reactivate' | 'Lock',
  state: string,
): Promise<void> {
  say(`${verb} card`);
  await openCardInReader(page, reader);
  await choose(page, `${verb} card`);
  await page.getByRole('button', { name: `Yes, ${verb.toLowerCase()} card` }).waitFor();
  await picture(`${verb.toLowerCase()}-sure`);
  await page.getByRole('button', { name: `Yes, ${verb.toLowerCase()} card` }).click();
  await page.getByRole('heading', { name: new RegExp(`^Card \\d+.*${state}`) }).waitFor();
  await picture(state.toLowerCase());
}

/** The card that lies in the demo's reader, by its tile. */
async function openCardInReader(page: Page, reader: string): Promise<void> {
  await page
    .getByRole('region', { name: 'Readers' })
    .getByRole('button')
    .nth((await numberOf(page, reader)) - 1)
    .click();
  await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
}
