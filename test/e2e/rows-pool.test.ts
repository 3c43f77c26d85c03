import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { VpcdLink } from '../../native/simulator/vpcd-link.ts';
import { blankCard, pcscdOrSkip } from './desk.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';
import { rowPicture } from '../use-cases/all.ts';
import { PIN, PROFILE, tileIs } from './rows-world.ts';

const pcscd = await pcscdOrSkip();
let desk: RowsDesk;
let link: VpcdLink;
const id: Record<string, string> = {};

beforeAll(async () => {
  desk = await openRowsDesk(pcscd, 'rows-pool');
  await desk.post('person.create', { name: 'Ada Ampère', email: 'ada@example.org' });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await pcscd.close();
});

const openCard = (number: string) => desk.open(`/temporary-cards/${id[number] ?? ''}`);
const cardIs = (number: string, state: string) =>
  desk.page.getByRole('heading', { name: new RegExp(`^Temporary card ${number}.*${state}`) }).waitFor();

async function typePin(): Promise<void> {
  const fields = desk.page.getByLabel(/PIN/);
  await fields.nth(0).fill(PIN);
  await desk.page.getByLabel('The same PIN again', { exact: true }).fill(PIN);
}

/** The certificates of the chip, by what the station finds on it. */
async function certificatesOnChip(): Promise<number> {
  return (await desk.post<{ certificates: object[] }>('card.read-chip', { reader: desk.readers[0] })).certificates.length;
}

describe('temporary cards, in the window', () => {
  it('are requested as many at once as the pool needs', async () => {
    const { page, post } = desk;
    await desk.open('/temporary-cards');
    await desk.click('Request temporary cards');
    await page.getByLabel('Number of cards').fill('3');
    await desk.choose('Card profile', 'Employee card, P-256');
    await desk.shown(49);
    await desk.click('Request');
    await desk.reads('3 cards wait to be issued');
    const { cards } = await post<{ cards: { id: string; number: number }[] }>('temporary-card.find', { text: '', limit: 9 });
    for (const card of cards) id[`T-${card.number}`] = card.id;
    expect(Object.keys(id)).toEqual(expect.arrayContaining(['T-1001', 'T-1002', 'T-1003']));
  });

  it('are aborted as long as they are not made', async () => {
    await openCard('T-1003');
    await desk.act('Abort temporary card');
    await desk.shown(45);
    await desk.click('Yes, abort temporary card');
    await cardIs('T-1003', 'Aborted');
  });

  it('are issued from the blank cards in the readers, and rest in the pool with nothing of anybody on them', async () => {
    link = await desk.insert(await blankCard());
    await desk.open('/temporary-cards');
    await desk.reads('2 cards wait to be issued');
    await desk.page.getByRole('button', { name: /^Reader 1: issue T-1001/ }).waitFor();
    await desk.shown(51);
    await desk.click(/^Reader 1: issue T-1001/);
    await tileIs(desk, 0, ({ temporaryCardId, operation }) => temporaryCardId === id['T-1001'] && operation === undefined);
    await openCard('T-1001');
    await cardIs('T-1001', 'Unassigned');
    expect(await certificatesOnChip()).toBe(0);
  });

  it('are assigned to an active person, with certificates and a PIN that the person chooses', async () => {
    const { page } = desk;
    await desk.act('Assign temporary card');
    await page.getByLabel('Who gets it?').fill('ampère');
    await desk.click(/^Ada Ampère · /);
    await typePin();
    await desk.shown(46);
    await desk.click('Assign');
    await desk.reads('T-1001 is assigned');
    expect(await certificatesOnChip()).toBeGreaterThan(0);
  });

  it('are extended with new certificates; the earlier ones are revoked', async () => {
    await openCard('T-1001');
    await cardIs('T-1001', 'Assigned');
    await desk.act('Extend temporary card');
    await typePin();
    await desk.shown(47);
    await desk.click('Extend');
    await desk.reads('T-1001 is extended');
    await desk.reads('Its new certificates are valid, the earlier ones are revoked.');
  });

  it('are withdrawn: certificates revoked at once, and the chip in the reader wiped', async () => {
    await openCard('T-1001');
    await cardIs('T-1001', 'Assigned');
    await desk.act('Withdraw temporary card');
    await desk.shown(50);
    await desk.click('Yes, withdraw temporary card');
    await cardIs('T-1001', 'Unassigned');
    await tileIs(desk, 0, ({ temporaryCardId, operation }) => temporaryCardId === id['T-1001'] && operation === undefined);
    expect(await certificatesOnChip()).toBe(0);
  });

  it('are locked for good', async () => {
    await desk.act('Lock temporary card');
    await desk.shown(48);
    await desk.click('Yes, lock temporary card');
    await cardIs('T-1001', 'Locked');
    await link.remove();
  });

  it('are issued as a batch at two readers at once: each blank becomes the next card of the pool', async () => {
    const { page, post } = desk;
    await post('temporary-card.request', { count: 1, profileId: PROFILE });
    await desk.open('/batches/new');
    await desk.choose('What to do', 'Issue temporary cards');
    await desk.click(/^All 2 found$/);
    await desk.click('Preview');
    await page.getByText('Waiting: ').waitFor();
    await desk.picture(`${rowPicture(51)}-batch`);
    await desk.click('Run for 2');
    await desk.reads('Put a blank card in.');
    await Promise.all([desk.insert(await blankCard(), 0), desk.insert(await blankCard(), 1)]);
    await page.getByRole('status').filter({ hasText: 'Done: 2' }).first().waitFor();
    for (const reader of [0, 1]) await tileIs(desk, reader, ({ temporaryCardState }) => temporaryCardState === 'unassigned');
  });

  it('are assigned from the page of whoever gets one, too', async () => {
    const { page, post } = desk;
    const { people } = await post<{ people: { id: string }[] }>('person.find', { text: 'ampère', limit: 1 });
    await desk.open(`/people/${people[0]?.id}`);
    await desk.act('Assign temporary card');
    await page.getByRole('button', { name: /^Temporary card T-\d+ .*in reader 1$/ }).waitFor();
    await desk.picture(`${rowPicture(46)}-from-person`);
    await page.keyboard.press('Enter');
    await page.getByText('Ada Ampère', { exact: true }).last().waitFor();
    await typePin();
    await desk.click('Assign');
    await desk.reads(/^T-\d+ is assigned/);
    expect(await certificatesOnChip()).toBeGreaterThan(0);
  });
});
