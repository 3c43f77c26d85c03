import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkJournal } from '../../scripts/journal-check.mjs';
import { APPROVER, OPERATOR, pcscdOrSkip } from './desk.ts';
import { fill, press, tabTo } from './keyboard.ts';
import { give, joinServer, type MobileServer, mobileServer, READ_CODES } from './mobile-world.ts';
import { Phone } from './phone.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';
import { PROFILE } from './rows-world.ts';
import { judgedByAxe } from './screens-look.ts';
import { wrongWith } from './staff.ts';

const pcscd = await pcscdOrSkip();
let later = 0;
const clock = { now: () => Date.now() + later };
let desk: RowsDesk;
let server: MobileServer;
let phone: Phone;
let asked = 0;

beforeAll(async () => {
  server = await mobileServer();
  desk = await openRowsDesk(pcscd, 'request-phone', { clock });
  await desk.post('option.change', { id: 'users-edit-roles-approval', value: false });
  await give(desk, APPROVER.email, 'Mobile ID self-service user');
  await desk.page.evaluate(READ_CODES);
  phone = await Phone.open();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
  await phone.picture(`request-phone/failed-phone-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await phone?.close();
  await desk?.close();
  await server?.stop();
  await pcscd.close();
});

const look = async (name: string) => expect(await wrongWith(desk, `request-phone-${name}`)).toEqual([]);
const APPROVE = 'Approve on the phone';

/** The operator asks for somebody's card; the approver has the request before them. */
async function wish(name: string): Promise<string> {
  await desk.as(OPERATOR);
  asked += 1;
  const { personId } = await desk.post<{ personId: string }>('person.create', { name, email: `asked.${asked}@example.org` });
  const { requestId } = await desk.post<{ requestId: string }>('card.request', { personId, profileId: PROFILE });
  await desk.as(APPROVER);
  await desk.open(`/requests/${requestId}`);
  await desk.reads(name);
  return requestId;
}

/** By the keyboard alone: a code is shown; its address, and the number beside it. */
async function shown(button = APPROVE) {
  const { page } = desk;
  await press(page, button);
  await page.getByRole('img', { name: 'Code for the phone' }).waitFor();
  const number = (await page.locator('.cw-phone-number').textContent()) ?? '';
  expect(number).toMatch(/^[0-9]{3}$/);
  return { url: await page.evaluate<string>('window.codeOfTest'), number };
}

const stateOf = async (requestId: string) => (await desk.post<{ state: string }>('request.open', { requestId })).state;
/** The panel says how the request stands, and offers nothing any more. */
const decided = async (requestId: string, state: string) => {
  await desk.reads(/^Decided by Anton Approver/);
  expect(await stateOf(requestId)).toBe(state);
};

it('says what is missing: a server, then a mobile ID', async () => {
  const requestId = await wish('Ada Ampère');
  await press(desk.page, APPROVE);
  await desk.reads('Mobile IDs are made at the central server, and there is none that knows this station.');
  await look('no-server');
  await desk.as(OPERATOR);
  await joinServer(desk, server);
  await desk.as(APPROVER);
  await desk.open(`/requests/${requestId}`);
  await desk.reads('Ada Ampère');
  await press(desk.page, APPROVE);
  await desk.reads('There is no mobile ID in force.');
  expect(await desk.page.getByRole('button', { name: 'Show another code' }).count()).toBe(0);
  await look('no-mobile-id');
  await press(desk.page, 'Cancel');
  await tabTo(desk.page, APPROVE);
});

it('the approver gets a mobile ID', async () => {
  await desk.open('/mine');
  await desk.click('Get mobile ID');
  await desk.click('Go on');
  await desk.page.getByRole('img', { name: /^Code that opens the page/ }).waitFor();
  await phone.scans(await desk.page.evaluate<string>('window.codeOfTest'));
  await phone.presses('Make the mobile ID');
  await desk.reads('Mobile ID M-1001 is on the phone and in force.');
});

describe('a request decided on the phone', () => {
  it('is approved: the phone shows the same number, and what it signs', async () => {
    const requestId = await wish('Bo Berg');
    await look('to-decide');
    const { url, number } = await shown();
    await desk.reads('Waiting for your phone …');
    await look('code');
    await phone.scans(url);
    await phone.reads(/^You decide at the station Desk 1/);
    for (const line of [number, 'Approve: Request card', 'For: Bo Berg', 'Asked by: Olga Operator', 'Profile: Employee card, P-256'])
      await phone.reads(line);
    expect(phone.page.url()).not.toContain('#');
    expect(await judgedByAxe(phone.page, 'light')).toEqual([]);
    await phone.picture('request-phone/phone-approve');
    expect(await stateOf(requestId)).toBe('requested');
    await phone.presses('Sign: approve');
    await phone.reads(/^Done\. Go on where the code was shown/);
    await decided(requestId, 'approved');
    await look('approved');
    await phone.scans(url);
    await phone.reads('This code is used or too old. Have a new one shown.');
  });

  it('is rejected with a reason that stands on the phone too', async () => {
    const requestId = await wish('Cora Curie');
    const { page } = desk;
    await press(page, /^Reject/);
    await fill(page, 'Reason for rejecting', 'Has left on Friday');
    await look('reject');
    await phone.scans((await shown('Reject on the phone')).url);
    await phone.reads('Reject: Request card');
    await phone.reads('Reason for rejecting: Has left on Friday');
    await phone.picture('request-phone/phone-reject');
    await phone.presses('Sign: reject');
    await decided(requestId, 'rejected');
    await desk.reads('Reason: Has left on Friday');
  });

  it('stands in the journal with what the phone signed, and the checker finds it', async () => {
    await desk.as(OPERATOR);
    const { folder } = await desk.post<{ folder: string }>('journal.export', {});
    const [entries = '', checkpoint = '', policy = ''] = ['journal.ndjson', 'checkpoint.txt', 'policy.txt'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    const sentence = "2 decisions carry a signature of the decider's phone; 2 of those mobile IDs were made in this journal.";
    expect(await checkJournal([Buffer.from(entries)], checkpoint, policy)).toContain(sentence);
  });
});

describe('a phone that does not sign', () => {
  it('may say no; another code is shown then, by the keyboard', async () => {
    const requestId = await wish('Dora Dirac');
    const { url } = await shown();
    await phone.scans(url);
    await phone.presses('Do not sign');
    await phone.reads(/^Refused\. Nothing was done/);
    await desk.reads('It was refused on the phone.');
    await look('refused');
    const again = await shown('Show another code');
    expect(again.url).not.toBe(url);
    await press(desk.page, 'Cancel');
    await tabTo(desk.page, APPROVE);
    await phone.scans(again.url);
    await phone.reads('This code is used or too old. Have a new one shown.');
    expect(await stateOf(requestId)).toBe('requested');
  });

  it('is another one than the approver’s: it has nothing to sign with, and asks in its own language', async () => {
    const { url } = await shown();
    const other = await Phone.open({ language: 'de-DE', dark: true });
    try {
      await other.scans(url);
      await other.reads(/^Sie entscheiden an der Station Desk 1/);
      await other.reads('Das unterschreiben Sie');
      expect(await judgedByAxe(other.page, 'dark')).toEqual([]);
      await other.picture('request-phone/phone-approve-de');
      await other.presses('Unterschreiben: genehmigen');
      await other.reads('Es ist nichts geschehen. Sie können es noch einmal versuchen.');
    } finally {
      await other.close();
    }
    await press(desk.page, 'Cancel');
  });

  it('signs nothing once the request was changed meanwhile', async () => {
    const requestId = await wish('Emmy Euler');
    const { url } = await shown();
    await phone.scans(url);
    await phone.reads('For: Emmy Euler');
    await desk.post('request.postpone', { requestId });
    await desk.reads('The request is not any more what the phone was shown.');
    await look('changed');
    await phone.presses('Sign: approve');
    await phone.reads('This code is used or too old. Have a new one shown.');
    expect(await stateOf(requestId)).toBe('requested');
    await press(desk.page, 'Cancel');
  });

  it('comes too late', async () => {
    const requestId = await wish('Fay Fermi');
    await shown();
    later = 181_000;
    await desk.reads('The code for the phone is used, too old, or another one took its place.');
    await look('too-late');
    expect(await stateOf(requestId)).toBe('requested');
    expect(phone.complaints.filter((text) => !text.includes('status of 40'))).toEqual([]);
  });
});
