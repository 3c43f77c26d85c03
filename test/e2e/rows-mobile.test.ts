import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { APPROVER, pcscdOrSkip } from './desk.ts';
import { give, joinServer, type MobileServer, mobileServer } from './mobile-world.ts';
import { Phone } from './phone.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';
import { judgedByAxe } from './screens-look.ts';
import { wrongWith } from './staff.ts';

const pcscd = await pcscdOrSkip();
let desk: RowsDesk;
let server: MobileServer;
let phone: Phone;
let holderId = '';

beforeAll(async () => {
  server = await mobileServer();
  desk = await openRowsDesk(pcscd, 'rows-mobile');
  await desk.post('option.change', { id: 'users-edit-roles-approval', value: false });
  holderId = await give(desk, APPROVER.email, 'Mobile ID manager', 'Mobile ID self-service user');
  phone = await Phone.open();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
  await phone.picture(`rows-mobile/failed-phone-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await phone?.close();
  await desk?.close();
  await server?.stop();
  await pcscd.close();
});

const look = async (name: string) => expect(await wrongWith(desk, name)).toEqual([]);
const states = async () => (await desk.post<{ mobileIds: { state: string }[] }>('self.open', {})).mobileIds.map(({ state }) => state);

/** The address in the code on the screen, as it stands below it. */
async function shownAddress(): Promise<string> {
  await desk.page.getByRole('img', { name: /^Code that opens the page/ }).waitFor();
  return (await desk.page.getByText(/^http:\/\/localhost:\d+\/mobile#/).textContent()) ?? '';
}

describe('a mobile ID, in the window and on a phone', () => {
  it('says what is missing without a central server', async () => {
    await desk.as(APPROVER);
    await desk.open('/mine');
    await desk.click('Get mobile ID');
    await desk.click('Go on');
    await desk.reads('Mobile IDs are made at the central server, and there is none that knows this station.');
    await look('no-server');
  });

  it('is got by its holder under My things and made on the phone', async () => {
    await desk.as({ email: 'olga@example.org', password: 'a long and dull one' });
    await joinServer(desk, server);
    await desk.as(APPROVER);
    await desk.open('/mine');
    await desk.click('Get mobile ID');
    await desk.click('Go on');
    const url = await shownAddress();
    await desk.shown(39);
    await look('code');
    await phone.scans(url);
    await phone.reads(/^This phone makes M-1001 of Northwind Institute/);
    expect(phone.page.url()).not.toContain('#');
    expect(await judgedByAxe(phone.page, 'light')).toEqual([]);
    await phone.picture('rows-mobile/phone-enrol');
    await phone.presses('Make the mobile ID');
    await phone.reads(/^Done\. The mobile ID is on this phone/);
    await phone.picture('rows-mobile/phone-enrolled');
    await desk.reads('Mobile ID M-1001 is on the phone and in force.');
    await look('made');
    expect(await states()).toEqual(['active']);
    expect([await phone.keys(), phone.complaints]).toEqual([1, []]);
    await phone.scans(url);
    await phone.reads('This code is used or too old. Have a new one shown.');
  });

  it('is supplied by its manager, who locks the old one first, and made on the phone', async () => {
    await desk.open(`/people/${holderId}`);
    await desk.act('Supply mobile ID');
    await desk.reads('M-1001 is in force. Lock it first; then the new one follows here.');
    await desk.picture('lock-first');
    await desk.click('Lock it and go on');
    const url = await shownAddress();
    await desk.shown(37);
    await look('supply');
    await phone.knowsItsHolder(false);
    await phone.scans(url);
    await phone.presses('Make the mobile ID');
    await phone.reads('Nothing was done. You can try again.');
    await phone.knowsItsHolder(true);
    await phone.presses('Make the mobile ID');
    await phone.reads(/^Done\./);
    await desk.reads('Mobile ID M-1002 is on the phone and in force.');
    expect(await states()).toEqual(['locked', 'active']);
  });

  it('is locked by its manager on its holder’s page', async () => {
    await desk.click('Cancel');
    await desk.click('Lock mobile ID');
    await desk.shown(38);
    await desk.click('Lock it for good');
    await desk.reads('Mobile ID M-1002 is locked.');
    await look('locked');
    expect(await states()).toEqual(['locked', 'locked']);
  });

  it('is locked by its holder', async () => {
    await desk.open('/mine');
    await desk.click('Get mobile ID');
    await desk.click('Go on');
    await phone.scans(await shownAddress());
    await phone.presses('Make the mobile ID');
    await desk.reads('Mobile ID M-1003 is on the phone and in force.');
    await desk.click('Cancel');
    await desk.click('Lock mobile ID');
    await desk.shown(40);
    await desk.click('Lock it for good');
    await desk.reads('Mobile ID M-1003 is locked.');
    expect(await states()).toEqual(['locked', 'locked', 'locked']);
  });

  it('is not made by a phone that keeps copies elsewhere, and the page says so in the phone’s language', async () => {
    const other = await Phone.open({ synced: true, language: 'sv-SE', dark: true });
    try {
      await desk.open('/mine');
      await desk.click('Get mobile ID');
      await desk.click('Go on');
      await other.scans(await shownAddress());
      await other.presses('Skapa det mobila ID:t');
      await other.reads(/^Telefonen skulle spara en kopia utanför sig själv/);
      expect(await judgedByAxe(other.page, 'dark')).toEqual([]);
      await other.picture('rows-mobile/phone-synced-sv');
      expect((await states()).at(-1)).toBe('registered');
    } finally {
      await other.close();
    }
  });
});
