import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import type { StationWindow } from './station-window.ts';

export const HOLDER = {
  name: 'Mira Lindqvist',
  email: 'mira.lindqvist@example.org',
  phone: '+46 8 555 0142',
  title: 'Dr.',
  unit: 'Radiology',
} as const;
/** The PIN that the demo's holder chooses at hand-over, and the one after each visit to a PIN page. */
export const PINS = { chosen: '739152', changed: '460817', unblocked: '518203' } as const;

export interface Walk extends StationWindow {
  /** Number that the station painted on the reader with the demo's card. */
  readonly reader: string;
  /** Path of the holder's photo, JPEG. */
  readonly photo: string;
  readonly profile: string;
  readonly say: (line: string) => void;
}

/** First start in one click, and the recovery code on paper. */
export async function setUp({ page, picture, say }: Walk): Promise<void> {
  say('First start: an invented organisation, filled in by one click');
  await page.getByRole('tab', { name: 'New organisation' }).waitFor();
  await picture('first-start');
  await page.getByRole('tab', { name: 'Try it with demo data' }).click();
  await page.getByRole('button', { name: 'Fill in demo data' }).click();
  await page.getByRole('button', { name: 'Olga Operator' }).waitFor({ timeout: 180_000 });
  await picture('sign-in');
  await page.getByRole('button', { name: 'Olga Operator' }).click();
  await page.getByRole('button', { name: 'Print recovery code' }).click();
  await page.getByRole('status').waitFor();
  await picture('recovery-code');
  await page.getByRole('button', { name: 'It is on paper and in a safe place' }).click();
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await picture('desk');
}

/** The operator enters a person and asks for a card. */
export async function enterPerson({ page, picture, photo, profile, say }: Walk): Promise<void> {
  say(`The operator enters ${HOLDER.name} and requests a card`);
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('textbox', { name: 'Name, e-mail or number' }).fill('lind');
  await picture('people');
  await page.getByRole('button', { name: 'New person' }).click();
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await page.getByRole('textbox', { name: 'Name', exact: false }).first().fill(HOLDER.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(HOLDER.email);
  await field('Phone').fill(HOLDER.phone);
  await field('Title').fill(HOLDER.title);
  await field('Unit').fill(HOLDER.unit);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose photo' }).click();
  await (await chooser).setFiles(photo);
  await page.locator('img').last().waitFor();
  await picture('new-person');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: HOLDER.name }).waitFor();
  await page.getByRole('button', { name: 'Request card' }).click();
  await page.getByRole('combobox', { name: 'Card profile' }).click();
  await page.getByRole('option', { name: profile }).click();
  await picture('person');
  await page.getByRole('button', { name: 'Request', exact: true }).click();
  await page.getByText(/Requested/).first().waitFor();
}

async function changeTo(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: from }).click();
  await page.getByRole('menuitem', { name: 'Change operator' }).click();
  await page.getByRole('button', { name: to }).click();
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
}

/** Another person decides: four eyes. */
export async function approve({ page, picture, say }: Walk): Promise<void> {
  say('Another person approves it');
  await changeTo(page, 'Olga Operator', 'Anton Approver');
  await page.getByRole('link', { name: 'Requests' }).click();
  await page.getByText(HOLDER.name).first().click();
  await page.getByText('After approval').waitFor();
  await picture('approve');
  await page.keyboard.press('a');
  await page.getByText(/^Decided by Anton Approver/).waitFor();
  await changeTo(page, 'Anton Approver', 'Olga Operator');
}

/** At the reader: what lies there, does everything fit, the steps, the proof. */
export async function issue({ page, picture, say }: Walk): Promise<void> {
  say('The operator issues it at the reader');
  await openCard(page);
  await page.getByRole('button', { name: 'Issue card' }).click();
  await page.getByRole('button', { name: 'Issue this card' }).waitFor();
  await picture('pre-flight');
  await page.getByRole('button', { name: 'Issue this card' }).click();
  await page.getByText(/^Step [5-9]/).waitFor();
  await picture('issue');
  await page.getByText(/is issued$/).waitFor({ timeout: 180_000 });
  await picture('issued');
}

/** The holder's card, by the search box as an operator would. */
async function openCard(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(HOLDER.name);
  await page.getByRole('option').filter({ hasText: HOLDER.name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: HOLDER.name }).waitFor();
  await page.getByRole('link', { name: /Card \d+/ }).first().click();
  await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
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

async function choose(page: Page, action: string): Promise<void> {
  const primary = page.getByRole('button', { name: action });
  if (await primary.isVisible()) return primary.click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: action }).click();
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
  await page.getByRole('navigation', { name: 'Readers' }).or(page.getByRole('region', { name: 'Readers' })).getByText(/Card \d+/).first().click();
  await page.waitForTimeout(0);
  await picture('reader');
}

/** A change of the card's state, confirmed in place. */
export async function changeState({ page, picture, say }: Walk, verb: 'Deactivate' | 'Reactivate' | 'Lock', state: string): Promise<void> {
  say(`${verb} card`);
  await choose(page, `${verb} card`);
  await page.getByRole('button', { name: `Yes, ${verb.toLowerCase()} card` }).waitFor();
  await picture(`${verb.toLowerCase()}-sure`);
  await page.getByRole('button', { name: `Yes, ${verb.toLowerCase()} card` }).click();
  await page.getByRole('heading', { name: new RegExp(`^Card \\d+.*${state}`) }).waitFor();
  await picture(state.toLowerCase());
}

/** The authority's certificates and its revocation list, as files; the folder. */
export async function exportAuthority({ page, picture }: Walk): Promise<string> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Certificate authority' }).click();
  await page.getByRole('button', { name: 'Export certificates and revocation list' }).click();
  const words = await page.getByText(/^Written to/).innerText();
  await picture('authority');
  const folder = /^Written to (.*?): /.exec(words)?.[1];
  if (folder === undefined) throw new Error(`expected the folder of the export, got: ${words}`);
  return folder;
}

/** The journal is verified and exported: the files to give to journal:check, in its order. */
export async function journal({ page, picture, say }: Walk): Promise<readonly string[]> {
  say('The journal is verified and exported');
  await page.getByRole('link', { name: 'Journal' }).click();
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText(/^Sound:/).waitFor({ timeout: 60_000 });
  await picture('journal');
  await page.getByRole('button', { name: 'Export' }).click();
  const words = await page.getByText(/npm run journal:check/).innerText();
  const folder = /^Written to (.*?)\. Check/.exec(words)?.[1] ?? '';
  const files = /-- (.*)$/s.exec(words)?.[1]?.trim().split(/\s+/) ?? [];
  return files.map((file) => (file.startsWith('/') ? file : `${folder}/${file}`));
}

/** The three tables as enforced; one cell explains itself. */
export async function roles({ page, picture, say }: Walk): Promise<void> {
  say('Who may do what');
  await page.getByRole('link', { name: 'Roles' }).click();
  await page.getByRole('heading', { name: 'Roles' }).waitFor();
  await picture('roles');
}
