import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, foundByPost, openDeskWithoutReaders } from './desk.ts';
import { open, press, sits, type, wrongWith } from './staff.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDeskWithoutReaders({ pictures: 'central-server' });
  await foundByPost(desk);
  await sits(desk);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => desk?.close());

const main = () => desk.page.locator('main');
const look = async (name: string) => expect(await wrongWith(desk, name)).toEqual([]);
/** Nothing listens at the discard port of this machine. */
const AWAY = 'http://127.0.0.1:9';

describe('The central server', () => {
  it('is set by an Administrator, and where it cannot be reached signing in says so', async () => {
    await open(desk, '/settings');
    await main().getByRole('tab', { name: 'Central server' }).click();
    await main().getByText('This station keeps service points').waitFor();
    await look('none');
    await type(desk, /^Address of the server/, AWAY);
    await press(desk, 'Write through this server');
    await main().getByText(`are written through ${AWAY}`).waitFor();
    await type(desk, /^Your password at the server/, 'a password there');
    await desk.page.keyboard.press('Enter');
    await main().getByText('The central server cannot be reached.').waitFor();
    expect(await main().getByLabel('Your password at the server').inputValue()).toBe('');
    await look('away');
  });

  it('is signed in at from one’s own access, and no write goes on without it', async () => {
    await open(desk, '/access');
    await main().getByRole('heading', { name: 'Sign in at the central server' }).waitFor();
    await look('access');
    const refused = desk.post('service-point.disable', { servicePointId: (await pointId()) ?? '' });
    await expect(refused).rejects.toThrow('central-sign-in');
  });
});

async function pointId(): Promise<string | undefined> {
  const { servicePoints } = await desk.post<{ servicePoints: { id: string }[] }>('service-point.find', {});
  return servicePoints[0]?.id;
}
