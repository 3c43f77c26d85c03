import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { screens } from '../../renderer/screens.ts';
import { type Desk, openDesk, pcscdOrSkip } from './desk.ts';
import { keysTaken } from './keyboard.ts';
import { beforeSignIn, further } from './screens-further.ts';
import { lookAt, unreadable } from './screens-look.ts';
import { ways } from './screens-table.ts';
import { makeWorld, signInAs, type Who, type World } from './screens-world.ts';

const pcscd = await pcscdOrSkip();
const asked: string[] = [];
const errors: string[] = [];
let desk: Desk;
let world: World;
let signedIn: Who | undefined;

beforeAll(async () => {
  desk = await openDesk(pcscd, { pictures: 'screens' });
  const { page } = desk;
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  page.on('pageerror', (error) => errors.push(`${error.message}\n${error.stack ?? ''}`));
  page.on('console', (message) => (message.type() === 'error' ? errors.push(`${message.text()} ${message.location().url}`) : undefined));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await pcscd.close();
});

async function open(path: string): Promise<void> {
  await desk.page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`);
}

async function as(who: Who): Promise<void> {
  await (signedIn === who ? desk.post('session.active', {}) : signInAs(desk, who));
  signedIn = who;
}

const fileName = (path: string): string => (path === '/' ? 'root' : path.slice(1).replaceAll('/:', '-').replaceAll('/', '-'));

describe('before anybody is signed in', () => {
  it.each(['New organisation', 'Join an organisation', 'Try it with demo data', 'Restore a backup'])('%s', async (tab) => {
    const { page } = desk;
    await page.getByRole('heading', { name: 'Set up this station' }).waitFor();
    await page.getByRole('tab').filter({ hasText: tab }).click();
    expect(await lookAt(page, `first-start-${tab.toLowerCase().replaceAll(' ', '-')}`)).toEqual([]);
  });

  it('the sign-in, with the demo filled', async () => {
    const { page, post } = desk;
    await post('station.fill-demo', {});
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await lookAt(page, 'sign-in')).toEqual([]);
    expect(await unreadable(page)).toEqual([]);
  });

  it('the recovery code, which is to be printed first', async () => {
    const { page } = desk;
    await signInAs(desk, 'operator');
    await page.getByRole('button', { name: 'Print recovery code' }).waitFor();
    expect(await lookAt(page, 'recovery-code')).toEqual([]);
    await page.getByRole('button', { name: 'Print recovery code' }).click();
    await page.getByRole('button', { name: 'It is on paper and in a safe place' }).waitFor();
    expect(await lookAt(page, 'recovery-code-printed')).toEqual([]);
  });
});

describe('every screen of the frame', () => {
  beforeAll(async () => {
    world = await makeWorld(desk);
    signedIn = 'operator';
  });

  it.each(screens.map(({ path }) => path))('%s can be read and used, light and dark, in both sizes', async (path) => {
    const { page } = desk;
    const { to, shows, who = 'operator', raw = false } = ways[path] ?? { to: () => path, shows: '' };
    await as(who);
    await open(to(world));
    await page.locator('main').getByText(shows).first().waitFor();
    expect(await page.locator('main').getByRole('alert').allInnerTexts()).toEqual([]);
    expect(await unreadable(page, raw)).toEqual([]);
    expect(await lookAt(page, fileName(path))).toEqual([]);
  });
});

describe('what a screen shows once something is chosen on it', () => {
  it.each(further)(
    '$name can be read and used, light and dark, in both sizes',
    async ({ name, to, open: choose, who = 'operator', raw }) => {
      const { page } = desk;
      await as(who);
      await open('/access');
      await open(to(world));
      await choose(page);
      expect(await unreadable(page, raw)).toEqual([]);
      expect(await lookAt(page, name.toLowerCase().replaceAll(/\W+/g, '-'))).toEqual([]);
    },
  );
});

describe('the approver’s inbox', () => {
  it('shows beside it the request that was clicked or reached by keys, not the one that the mouse passes over', async () => {
    const { page } = desk;
    await as('approver');
    await open('/requests');
    const rows = page.locator('.cw-rows .cw-row');
    const beside = page.locator('.cw-columns > .cw-panel').nth(1);
    const name = (row: number): Promise<string> => rows.nth(row).locator('.cw-row-title').innerText();
    await beside.getByText(await name(0)).waitFor();
    await rows.nth(2).hover();
    await beside.hover();
    await beside.getByText(await name(0)).waitFor();
    await rows.nth(2).locator('a').click();
    await beside.getByText(await name(2)).waitFor();
    await page.keyboard.press('k');
    await beside.getByText(await name(1)).waitFor();
  });

  it('decides one request by A, also where A is pressed twice: the next one has not been read', async () => {
    const { page } = desk;
    const heading = page.locator('.cw-columns > .cw-panel').nth(1).locator('a').first();
    const rows = page.locator('.cw-rows .cw-row');
    const before = await rows.count();
    const decided = await heading.innerText();
    await keysTaken(page);
    await page.keyboard.press('a');
    await page.keyboard.press('a');
    await page.locator('.cw-rows').getByText(decided, { exact: true }).waitFor({ state: 'detached' });
    await page
      .locator('.cw-columns > .cw-panel')
      .nth(1)
      .getByRole('button', { name: /^Approve ?A$/, disabled: false })
      .waitFor();
    expect(await rows.count()).toBe(before - 1);
  });
});

describe('in front of the frame', () => {
  it('the lock shows nothing of the register', async () => {
    const { page } = desk;
    await desk.post('session.lock', {});
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await unreadable(page)).toEqual([]);
    expect(await lookAt(page, 'locked')).toEqual([]);
    await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it.each(beforeSignIn)('%s', async (name, does) => {
    const { page } = desk;
    await does(page);
    expect(await unreadable(page)).toEqual([]);
    expect(await lookAt(page, name)).toEqual([]);
  });
});

describe('the whole run', () => {
  it('asked nobody but the station itself', () => {
    const inside = /^(?:https:\/\/station\.invalid\/|data:image\/jpeg;base64,|blob:https:\/\/station\.invalid\/)/;
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((url) => !inside.test(url))).toEqual([]);
  });

  it('told the console of no error', () => {
    expect(errors).toEqual([]);
  });
});
