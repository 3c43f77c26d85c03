import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { APPROVER, blankCard, OPERATOR, pcscdOrSkip } from './desk.ts';
import { rowPicture } from '../use-cases/all.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';
import { issuedCard, tileIs } from './rows-world.ts';
import { underNotices } from './screens-look.ts';

const pcscd = await pcscdOrSkip();
let desk: RowsDesk;
let ada = '';
let cardId = '';

beforeAll(async () => {
  desk = await openRowsDesk(pcscd, 'rows-people');
  await desk.insert(await blankCard());
  ({ personId: ada, cardId } = await issuedCard(desk, { name: 'Ada Ampère', email: 'ada@example.org', unit: 'Hall 2' }));
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await pcscd.close();
});

/** What is asked in the window with a reason, waits for the approver, and is carried out by the approval. */
async function asked(row: number, verb: string): Promise<void> {
  await desk.open(`/people/${ada}`);
  await desk.act(`${verb} person`);
  await desk.choose('Reason', /./);
  await desk.shown(row);
  await desk.click('Request');
  await desk.reads('It waits for an approver.');
  expect(await underNotices(desk.page)).toEqual([]);
  await desk.picture(`notice-${row}`);
  await desk.approved(row);
  await desk.open(`/people/${ada}`);
}

const personIs = (state: string) => desk.page.getByRole('heading', { name: new RegExp(`Ada Ampère.*${state}`) }).waitFor();

/** Whose card lies in the reader goes with its person: on its own page, and at the authority. */
async function cardIs(state: string, certificates: string): Promise<void> {
  await desk.open(`/cards/${cardId}`);
  await desk.page.getByRole('heading', { name: new RegExp(`^Card \\d+.*${state}`) }).waitFor();
  await desk.reads(certificates);
}

describe('a person, in the window', () => {
  it('is edited once an approver has seen what is and what will be', async () => {
    const { page } = desk;
    await desk.open(`/people/${ada}`);
    await desk.act('Edit person');
    await page.getByLabel('Unit').fill('Hall 3');
    await desk.shown(5);
    await desk.click('Request');
    await page.getByRole('heading', { name: 'Ada Ampère' }).waitFor();
    await desk.approved(5);
    await desk.open(`/people/${ada}`);
    await page.locator('.cw-facts').getByText('Hall 3').waitFor();
  });

  it('whose change was asked for by mistake keeps what was: the request is taken back by whoever asked', async () => {
    const { page } = desk;
    await desk.open(`/people/${ada}/edit`);
    await page.getByLabel('Title').fill('Head of hall');
    await desk.click('Request');
    await desk.reads('Edit user');
    await desk.open('/requests');
    await page.getByText('Mine', { exact: true }).click();
    await desk.shown(12);
    await desk.click('Abort');
    await page.locator('.cw-columns').getByText('Aborted').first().waitFor();
    await expect(desk.post('person.open', { personId: ada })).resolves.not.toHaveProperty('title');
  });

  it('has a role given, is told by mail, and keeps the roles that nobody touched', async () => {
    const { page } = desk;
    await desk.open(`/people/${ada}`);
    await desk.act('Edit roles');
    await page.getByLabel('Approver', { exact: true }).check();
    await desk.shown(8);
    await desk.click('Request');
    await desk.reads('It waits for an approver.');
    await desk.approved(8);
    await desk.open(`/people/${ada}`);
    await page.locator('.cw-facts').getByText('Self-service user, Approver').waitFor();
  });

  it('and what may be done with them is found in the one search box, by keyboard; what may not be done says why', async () => {
    const { page } = desk;
    const offered = (name: RegExp | string) => page.getByRole('option', { name });
    await desk.open(`/people/${ada}`);
    await page.getByRole('heading', { name: 'Ada Ampère' }).waitFor();
    await page.keyboard.press('Control+k');
    await offered('Deactivate person · Ada Ampère').waitFor();
    await desk.picture('search-open-record');
    await page.keyboard.type('reactivate');
    await offered(/^Reactivate person · Ada Ampère.*\S+ cannot|^Reactivate person · Ada Ampère.*active/i).waitFor();
    await expect(offered(/^Reactivate person/).getAttribute('data-combobox-disabled')).resolves.toBe('true');
    await page.keyboard.press('Escape');
    await desk.open('/desk');
    await page.getByRole('heading', { name: 'Desk' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('request card for ampère');
    await offered('Request card for Ada Ampère').waitFor();
    await desk.picture('search-request-for');
    await page.keyboard.press('ArrowDown');
    await offered('Request card for Ada Ampère').click();
    await page.getByLabel('Card profile').first().waitFor();
    await desk.as(APPROVER);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('new person');
    await offered(/^New person.*An approver decides requests/).waitFor();
    await desk.picture('search-why-not');
    await page.keyboard.press('Escape');
    await desk.as(OPERATOR);
  });

  it('is deactivated, and the card in the reader with them: its certificates are on hold', async () => {
    await asked(2, 'Deactivate');
    await personIs('Inactive');
    await cardIs('Inactive', 'On hold');
  });

  it('is reactivated with the default roles alone, and the card in the reader is valid again', async () => {
    await asked(3, 'Reactivate');
    await personIs('Active');
    await expect(desk.page.locator('.cw-facts').getByText('Self-service user', { exact: true }).count()).resolves.toBe(1);
    await cardIs('Active', 'Valid');
  });

  it('is locked for good, and every certificate of the card in the reader is revoked', async () => {
    await asked(4, 'Lock');
    await personIs('Locked');
    await cardIs('Locked', 'Revoked');
  });

  it('gets a card at once from their own page, where cards are not requested first', async () => {
    await desk.post('option.change', { id: 'cards-request-offered', value: false });
    const { personId } = await desk.post<{ personId: string }>('person.create', { name: 'Bo Borg', email: 'bo@example.org' });
    await desk.open(`/people/${personId}`);
    await desk.act('Issue card');
    await desk.reads('Put a blank card');
    await desk.insert(await blankCard(), 1);
    await desk.picture(`${rowPicture(27)}-from-person`);
    await desk.click('Issue this card');
    await desk.page.getByText(/is issued$/).waitFor({ timeout: 60_000 });
    await tileIs(desk, 1, ({ cardState }) => cardState === 'issued');
    await desk.post('option.change', { id: 'cards-request-offered', value: true });
  });
});
