import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { blankCard, type Desk, foundByPost, OPERATOR, openDesk, pcscdOrSkip } from './desk.ts';

const PIN = '739152';
const NEW_PIN = '460817';

const pcscd = await pcscdOrSkip();
/** The help desk, and the station far away at which the holder sits. No network joins them. */
let desk: Desk;
let far: Desk;
let cardId = '';

beforeAll(async () => {
  desk = await openDesk(pcscd, { pictures: 'remote-unblock' });
  far = await openDesk(pcscd, { pictures: 'remote-unblock-holder' });
  await foundByPost(desk);
  await desk.post('session.sign-in', { email: OPERATOR.email, password: OPERATOR.password });
  const { text: request } = await far.post<{ text: string }>('station.join-request', { station: 'Desk 2' });
  const { people } = await desk.post<{ people: { servicePointId: string }[] }>('person.find', { text: 'Olga', limit: 1 });
  const place = { request, servicePointId: people[0]?.servicePointId, organisationKeys: true };
  await far.post('station.join', { answer: (await desk.post<{ text: string }>('station.answer-join', place)).text });
  await far.page.reload();
  cardId = await activeCard();
  await desk.page.reload();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await desk.picture('failed');
  await far.picture('failed');
});
afterAll(async () => {
  await far?.close();
  await desk?.close();
  await pcscd.close();
});

async function activeCard(): Promise<string> {
  const { post, readers } = desk;
  const reader = readers[0] ?? '';
  await post('option.change', { id: 'cards-request-offered', value: false });
  const who = { name: 'Ada Ampère', email: 'ada@example.org', phone: '+44 20 7946 0000' };
  const { personId } = await post<{ personId: string }>('person.create', who);
  await desk.insert(await blankCard());
  const contents = async (): Promise<string> => {
    const { readers: tiles } = await post<{ readers: { name: string; contents: string }[] }>('reader.list', {});
    return tiles.find(({ name }) => name === reader)?.contents ?? '';
  };
  const shows = (what: string) => vi.waitFor(async () => expect(await contents()).toBe(what), { timeout: 60_000, interval: 100 });
  await shows('blank');
  const made = await post<{ cardId: string }>('card.issue-to-person', { personId, profileId: 'employee-p256', reader });
  await shows('ours');
  const { identifiers } = await post<{ identifiers: { id: string }[] }>('person.identifiers', {});
  const seen = { identifierIds: [identifiers[0]?.id], photoCompared: true, receipt: 'signature' };
  await post('card.activate', { cardId: made.cardId, ...seen, choose: { reader, newPin: PIN } });
  return made.cardId;
}

/** The groups of a code as they stand on the screen. */
async function groupsOf(page: Page, label: string): Promise<string> {
  const list = page.getByRole('list', { name: label, exact: true });
  await list.waitFor();
  return (await list.locator('.cw-spoken-signs').allTextContents()).join(' ');
}

it('is unblocked by telephone, between two people in one window', async () => {
  const holder = far.page;
  await holder.getByRole('button', { name: 'My card’s PIN is blocked' }).click();
  await holder.getByRole('button', { name: 'Show my challenge' }).click();
  const challenge = await groupsOf(holder, 'Challenge');
  expect(challenge).toMatch(/^(?:[0-9A-Y]{4} ){5}[0-9A-Y]{4}$/);
  await far.picture('challenge');

  const { page } = desk;
  await page.evaluate(`location.hash = '#/cards/${cardId}/unblock-remote'`);
  const misheard = challenge.replace(/^(\S+ \S)(\S)/, (_, start: string, sign: string) => start + (sign === '7' ? '9' : '7'));
  await page.getByLabel('Challenge', { exact: true }).fill(misheard);
  await page.getByText('Not right: group 2.').waitFor();
  await desk.picture('misheard');
  await page.getByLabel('Challenge', { exact: true }).fill(challenge.toLowerCase());
  await page.getByRole('button', { name: 'Take the call' }).click();
  await page.getByText('The call comes from Desk 2.').waitFor();
  await desk.picture('who-is-calling');
  await page.getByRole('button', { name: 'I called back, it is them' }).click();
  await page.getByRole('button', { name: 'Make the answer' }).click();
  const response = await groupsOf(page, 'Answer');
  await page.getByRole('button', { name: 'Show as QR' }).click();
  await desk.picture('answer');

  await holder.getByLabel('Answer', { exact: true }).fill(response);
  await holder.getByLabel('New PIN', { exact: true }).fill(NEW_PIN);
  await holder.getByLabel(/again/i).fill(NEW_PIN);
  await far.picture('answer-typed');
  await holder.getByRole('button', { name: 'Set new PIN' }).click();
  const proof = await groupsOf(holder, 'Four signs');
  await far.picture('read-back');

  await page.getByLabel('Four signs', { exact: true }).fill(proof);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('The card is unblocked').waitFor();
  await desk.picture('confirmed');
  await page.evaluate(`location.hash = '#/readers/${encodeURIComponent(desk.readers[0] ?? '')}'`);
  await page.getByText('Nothing is wrong: chip, authority and record agree.').waitFor();
  await desk.picture('diagnosis');
  await desk.post('card.change-pin', { reader: desk.readers[0], oldPin: NEW_PIN, newPin: PIN });
});
