import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TakenOutView } from '../../core/actions/views.ts';
import type { SimulatedCard } from '../../native/simulator/simulated-card.ts';
import { blankCard, type Desk, OPERATOR, openDesk, pcscdOrSkip } from './desk.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';
import { issuedCard, PIN, tileIs } from './rows-world.ts';
import { lookAt } from './screens-look.ts';
import { type ServerBeside, serverBeside } from './server-beside.ts';

const NEW_PIN = '460817';
const OTHER_PIN = '846392';
const MINUTE_MS = 60_000;
/** The reader at the holder's side; each station sees both, and the card lies where its holder sits. */
const FAR_READER = 1;

const pcscd = await pcscdOrSkip();
/** The help desk, and the station far away at which the holder sits, with records of its own. No network joins them. */
let desk: RowsDesk;
let far: Desk;
let card: SimulatedCard;
let cardId = '';
let passedMs = 0;

beforeAll(async () => {
  [desk, far] = await Promise.all([
    openRowsDesk(pcscd, 'rows-telephone'),
    openDesk(pcscd, { pictures: 'rows-telephone-holder', clock: { now: () => Date.now() + passedMs } }),
  ]);
  await joins();
  card = await blankCard();
  const link = await desk.insert(card);
  ({ cardId } = await issuedCard(desk, { name: 'Ada Ampère', email: 'ada@example.org', phone: '+44 20 7946 0000' }));
  await link.remove();
  await desk.insert(card, FAR_READER);
  await tileIs(desk, FAR_READER, (tile) => tile.cardId === cardId);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
  await far.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await far?.close();
  await desk?.close();
  await pcscd.close();
});

/** By two files carried from hand to hand. */
async function joins(): Promise<void> {
  const request = readFileSync((await far.post<TakenOutView>('station.join-request', { station: 'Desk 2' })).where ?? '', 'utf8');
  const { people } = await desk.post<{ people: { servicePointId: string }[] }>('person.find', { text: 'Olga', limit: 1 });
  const place = { request, servicePointId: people[0]?.servicePointId, organisationKeys: true };
  const { where = '' } = await desk.post<TakenOutView>('station.answer-join', place);
  await far.post('station.join', { answer: readFileSync(where, 'utf8') });
  await far.page.reload();
}

/** The groups of a code as they stand on the screen. */
async function groupsOf(page: Page, label: string): Promise<string> {
  const list = page.getByRole('list', { name: label, exact: true });
  await list.waitFor();
  return (await list.locator('.cw-spoken-signs').allTextContents()).join(' ');
}

/** What one hears for another: the second group is no longer right. */
const misheard = (code: string): string =>
  code.replace(/^(\S+ \S)(\S)/, (_, start: string, sign: string) => start + (sign === '7' ? '9' : '7'));

const holder = (button: string) => far.page.getByRole('button', { name: button, exact: true }).click();

async function challenge(): Promise<string> {
  await holder('Show my challenge');
  return groupsOf(far.page, 'Challenge');
}

/** The help desk's half up to the answer, who is calling being proved by calling back. */
async function answerTo(code: string): Promise<string> {
  await desk.open(`/cards/${cardId}`);
  await desk.open(`/cards/${cardId}/unblock-remote`);
  await desk.page.getByLabel('Challenge', { exact: true }).fill(code.toLowerCase());
  await desk.click('Take the call');
  await desk.click('I called back, it is them');
  await desk.click('Make the answer');
  return groupsOf(desk.page, 'Answer');
}

async function types(answer: string, pin = NEW_PIN): Promise<void> {
  await far.page.getByLabel('Answer', { exact: true }).fill(answer);
  await far.page.getByLabel('New PIN', { exact: true }).fill(pin);
  await far.page.getByLabel('New PIN again', { exact: true }).fill(pin);
}

const reads = (words: string) => far.page.getByText(words).first().waitFor();

describe('a card whose holder is far away', () => {
  let answer = '';

  it('is unblocked by telephone: each in their own window, and the help desk learns no PIN', async () => {
    const { page } = desk;
    await holder('My card’s PIN is blocked');
    const code = await challenge();
    expect(code).toMatch(/^(?:[0-9A-Y]{4} ){5}[0-9A-Y]{4}$/);
    await far.picture('challenge');
    await desk.open(`/cards/${cardId}/unblock-remote`);
    await page.getByLabel('Challenge', { exact: true }).fill(misheard(code));
    await desk.reads('Not right: group 2.');
    await desk.picture('misheard');
    answer = await answerTo(code);
    await desk.reads('The call comes from Desk 2.');
    await desk.click('Show as QR');
    await desk.shown(33);
    await types(answer);
    await far.picture('answer-typed');
    await holder('Set new PIN');
    const proof = await groupsOf(far.page, 'Four signs');
    await far.picture('read-back');
    expect(await lookAt(far.page, 'holder-unblock-read-back')).toEqual([]);
    await page.getByLabel('Four signs', { exact: true }).fill(proof);
    await desk.click('Confirm');
    await desk.reads('The card is unblocked');
    await desk.picture('confirmed');
    const reader = desk.readers[FAR_READER];
    await desk.post('card.change-pin', { reader, oldPin: NEW_PIN, newPin: PIN });
    await desk.open(`/readers/${encodeURIComponent(reader ?? '')}`);
    await desk.reads('Nothing is wrong: chip, authority and record agree.');
    await desk.picture('diagnosis');
  });

  it('is not touched by an answer that is replayed or altered, and no try is spent', async () => {
    const puk = { ...card.state.puk };
    await holder('Done');
    await holder('My card’s PIN is blocked');
    await challenge();
    await types(answer, OTHER_PIN);
    await holder('Set new PIN');
    await reads('The answer does not fit this challenge.');
    await far.picture('replayed');
    await types(misheard(answer), OTHER_PIN);
    await reads('Not right: group 2.');
    await expect(far.page.getByRole('button', { name: 'Set new PIN', disabled: true }).count()).resolves.toBe(1);
    expect(card.state.puk).toEqual(puk);
  });

  it('is not touched by an answer that comes late, or after the holder has walked away', async () => {
    const puk = { ...card.state.puk };
    await holder('Back');
    await holder('My card’s PIN is blocked');
    const late = await answerTo(await challenge());
    passedMs += 21 * MINUTE_MS;
    await types(late, OTHER_PIN);
    await holder('Set new PIN');
    await reads('This call is over: it took too long, or was left.');
    await far.picture('late');
    await holder('Begin again');
    const left = await answerTo(await challenge());
    await holder('Back');
    await expect(far.post('remote-unblock.finish', { responseSecret: left, newPin: OTHER_PIN })).rejects.toThrow('challenge-over');
    expect(card.state.puk).toEqual(puk);
    const reader = desk.readers[FAR_READER];
    await desk.post('card.change-pin', { reader, oldPin: PIN, newPin: NEW_PIN });
  });
});

describe('a card whose holder is far away, where both stations reach the central server', () => {
  let server: ServerBeside;
  beforeAll(async () => {
    server = await serverBeside();
    const { address } = server;
    await desk.post('central.change-server', { inUse: true, address });
    await desk.post('sync.enrol', { apiKeySecret: await server.key('Desk 1') });
    await desk.post('sync.now', {});
    const [organisation] = await server.world.database.rows<{ readonly tenant_id: string }>({
      text: 'SELECT tenant_id FROM enrolled_station',
    });
    await server.world.world.stations.idle(organisation?.tenant_id ?? '');
    await far.post('session.sign-in', { email: OPERATOR.email, password: OPERATOR.password });
    await far.post('central.change-server', { inUse: true, address });
    await far.post('sync.enrol', { apiKeySecret: await server.key('Desk 2') });
    await far.post('session.sign-out', {});
    await far.page.reload();
  });
  afterAll(() => server?.close());

  /** From the holder's challenge to the new PIN that they set, with nobody reading anything. */
  async function throughTheServer(): Promise<void> {
    await holder('Show my challenge');
    await reads('The help desk sees that you wait here.');
    await far.picture('waiting');
    await desk.open('/desk');
    await desk.reads(/waits at Desk 2 since/);
    await desk.picture('calling');
    await desk.page.keyboard.press('Enter');
    await desk.reads('It came through the central server');
    await desk.picture('taken');
    await desk.click('I called back, it is them');
    await desk.click('Send the answer');
    await desk.reads('The answer lies ready for Desk 2.');
    await desk.picture('sent');
    await reads('The help desk has answered: choose a new PIN.');
    await far.picture('to-choose');
    await far.page.getByLabel('New PIN', { exact: true }).fill(PIN);
    await far.page.getByLabel('New PIN again', { exact: true }).fill(PIN);
    await holder('Set new PIN');
    await reads('The help desk has been told.');
  }

  it('is found out about first, where an earlier call was answered and never confirmed', async () => {
    await holder('My card’s PIN is blocked');
    await throughTheServer();
    await reads('Your card was not unblocked');
    await far.picture('not-taken');
    await desk.reads('The card did not take this PUK');
    await desk.picture('not-taken');
    await desk.click('Done');
    await holder('Begin again');
  });

  it('is unblocked with nobody reading anything: taken from the desk, answered unseen, confirmed by itself', async () => {
    await throughTheServer();
    await far.picture('told');
    await desk.reads('The card is unblocked');
    await desk.picture('confirmed-by-itself');
    expect(server.world.world.calls.size).toBe(0);
    await desk.post('card.change-pin', { reader: desk.readers[FAR_READER], oldPin: PIN, newPin: NEW_PIN });
  });
});
