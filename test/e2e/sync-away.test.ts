import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { APPROVER, type Desk, foundByPost, OPERATOR, openDeskWithoutReaders } from './desk.ts';
import { tabTo } from './keyboard.ts';
import { lookAt, unreadable } from './screens-look.ts';
import { type ServerBeside, serverBeside } from './server-beside.ts';
import { open, press, sits } from './staff.ts';
import { wayTo, type Way } from '../server/station/proxy.ts';

const DAY_MS = 86_400_000;
let passedMs = 0;
let desk: Desk;
let server: ServerBeside;
let way: Way;

beforeAll(async () => {
  desk = await openDeskWithoutReaders({ pictures: 'sync-away', clock: { now: () => Date.now() + passedMs } });
  await foundByPost(desk);
  server = await serverBeside();
  way = await wayTo(Number(new URL(server.address).port));
  await sits(desk);
  await desk.post('central.change-server', { inUse: true, address: way.address });
  await desk.post('sync.enrol', { apiKeySecret: await server.key('Desk 1') });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await way?.close();
  await server?.close();
});

async function cardToMake(name: string): Promise<void> {
  const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.org`;
  const { personId } = await desk.post<{ personId: string }>('person.create', { name, email });
  const { requestId } = await desk.post<{ requestId?: string }>('card.request', { personId, profileId: 'employee-p256' });
  await desk.post('session.sign-in', { email: APPROVER.email, password: APPROVER.password });
  await desk.post('request.approve', { requestId });
  await desk.post('session.sign-in', { email: OPERATOR.email, password: OPERATOR.password });
}

const reads = (words: RegExp | string): Promise<void> => desk.page.getByText(words).first().waitFor();
/** The signed head is there to be copied: it names the organisation by its id. */
async function look(name: string, raw = false): Promise<void> {
  expect([...(await lookAt(desk.page, name)), ...(await unreadable(desk.page, raw))]).toEqual([]);
}

describe('a station that goes away', () => {
  it('offers no cards to take along where none waits to be made', async () => {
    await desk.page.reload();
    await open(desk, '/sync');
    await reads('No card waits to be made');
    const offer = desk.page.getByLabel('No card waits to be made');
    expect([await offer.isDisabled(), await offer.isChecked()]).toEqual([true, false]);
    await look('sync-none-to-make');
  });

  it('takes along by the keyboard what it alone may do, and says until when', async () => {
    for (const name of ['Ada Ampère', 'Bea Becquerel', 'Cleo Curie']) await cardToMake(name);
    await desk.post('temporary-card.request', { count: 2, profileId: 'employee-p256' });
    await desk.page.reload();
    await open(desk, '/sync');
    await reads('Take the 3 cards that wait to be made');
    await look('sync-before');
    await tabTo(desk.page, 'Days');
    await desk.page.keyboard.press('Control+a');
    await desk.page.keyboard.type('14');
    await press(desk, 'Take along');
    await reads('3 cards to make, 0 temporary cards to lend');
    await reads(/^Away until/);
    await look('sync-along');
  });

  it('says what waits while it is away, and that its time is over', async () => {
    await way.close();
    await desk.post('person.create', { name: 'Dora Dirac', email: 'dora@example.org' });
    await desk.post('sync.now', {});
    await reads(/[1-9]\d* waits? to be sent or judged/);
    await reads(/the central server cannot be reached|the server’s answer did not come/);
    await look('sync-away');
    passedMs = 15 * DAY_MS;
    await sits(desk);
    await open(desk, '/sync');
    await reads(/^The time ended/);
    await reads('Away too long');
    await look('sync-over');
  });

  it('brings back what it did not use, and says what became of what it did', async () => {
    await way.openAgain();
    await press(desk, 'Bring back');
    await reads('Away last');
    await reads(/^\d+ acts? taken as/);
    await look('sync-back');
  });

  it('shows how all stations are with the feed', async () => {
    await desk.page.getByRole('link', { name: 'All stations' }).click();
    await reads(/the very ones that this station took in/);
    await reads('Desk 1 (this one)');
    await look('sync-stations', true);
  });
});
