import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedCard } from '../../native/simulator/simulated-card.ts';
import type { VpcdLink } from '../../native/simulator/vpcd-link.ts';
import { APPROVER, blankCard, OPERATOR, pcscdOrSkip } from './desk.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';
import { ended, PIN, PROFILE, tileIs } from './rows-world.ts';

const pcscd = await pcscdOrSkip();
let desk: RowsDesk;
let card: SimulatedCard;
let link: VpcdLink;

/** The approver's own card is in force and lies in the first reader. */
beforeAll(async () => {
  desk = await openRowsDesk(pcscd, 'sign-in-by-card');
  const { post, readers } = desk;
  card = await blankCard('yubikey-5.7');
  link = await desk.insert(card);
  const { people } = await post<{ people: { id: string }[] }>('person.find', { text: APPROVER.email, limit: 1 });
  await post('option.change', { id: 'cards-request-offered', value: false });
  await tileIs(desk, 0, ({ contents }) => contents === 'blank');
  const made = await post<{ cardId: string; operationId: string }>('card.issue-to-person', {
    personId: people[0]?.id,
    profileId: PROFILE,
    reader: readers[0],
  });
  await ended(desk, made.operationId);
  const { identifiers } = await post<{ identifiers: { id: string }[] }>('person.identifiers', {});
  await tileIs(desk, 0, ({ cardId }) => cardId === made.cardId);
  const seen = { identifierIds: [identifiers[0]?.id], photoCompared: true, receipt: 'signature' };
  await post('card.activate', { cardId: made.cardId, ...seen, choose: { reader: readers[0], newPin: PIN } });
  await tileIs(desk, 0, ({ cardState }) => cardState === 'active');
  await post('option.change', { id: 'cards-request-offered', value: true });
  const { personId } = await post<{ personId: string }>('person.create', { name: 'Ada Ampère', email: 'ada@example.org' });
  await post('card.request', { personId, profileId: PROFILE });
  await post('session.sign-out', {});
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await pcscd.close();
});

describe('signing in by card, in the window', () => {
  it('shows the card and its tries without a name, and takes its PIN from the keyboard', async () => {
    const { page } = desk;
    await desk.reads('Card 1001 in reader 1');
    await desk.reads('5 tries left');
    expect(await page.locator('body').innerText()).not.toContain(APPROVER.name);
    await desk.picture('sign-in');
    await page.keyboard.type('000111');
    await page.keyboard.press('Enter');
    await desk.reads('The PIN is wrong.');
    await desk.reads('4 tries left');
    await desk.picture('wrong-pin');
    await page.getByLabel('PIN of the card').fill(PIN);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `${APPROVER.name} · card 1001` }).click();
    await desk.reads(/Signed in by card 1001\. Looked up in the revocation list of/);
    await desk.picture('signed-in');
    await page.keyboard.press('Escape');
  });

  it('asks for the PIN again to approve, and the decision is signed', async () => {
    const { page } = desk;
    await desk.open('/requests');
    await desk.click(/^Approve/);
    await page.getByLabel('PIN of your card 1001').fill(PIN);
    await desk.picture('approve');
    await page.keyboard.press('Enter');
    await desk.reads('Nothing waits here');
  });

  it('locks as soon as the card leaves, and opens again when it is back', async () => {
    const { page } = desk;
    await link.remove();
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    await desk.reads('Put your card into a reader');
    await desk.picture('locked');
    link = await desk.insert(card);
    await page.getByLabel('PIN of the card').fill(PIN);
    await desk.click('Unlock by card');
    await page.getByRole('heading', { name: 'Locked' }).waitFor({ state: 'detached' });
    await desk.as(OPERATOR);
  });
});
