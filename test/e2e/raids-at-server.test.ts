import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aRaid } from '../electron/station/raid-bodies.ts';
import { Deployed } from '../server/deploy/deployed.ts';
import { type Desk, foundByPost, OPERATOR, openDeskWithoutReaders } from './desk.ts';
import { keyOf } from './keyboard.ts';
import { open, press, sits, type, wrongWith } from './staff.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardwright-e2e-server-'));
let desk: Desk;
let server: Deployed;
let password = '';
let raidId = '';
let handle = '';

/** A real server with a PostgreSQL of its own, and the station in its window. */
beforeAll(async () => {
  chmodSync(folder, 0o711);
  server = await Deployed.start({
    CARDWRIGHT_SERVER_FOLDER: join(folder, 'server'),
    CARDWRIGHT_PORT: '0',
    CARDWRIGHT_SERVICE_POINT: 'North campus',
    CARDWRIGHT_OPERATOR_EMAIL: OPERATOR.email,
  });
  [, password = ''] =
    readFileSync(join(folder, 'server', 'first-passwords.txt'), 'utf8')
      .split('\n')[0]
      ?.split(' ') ?? [];
  desk = await openDeskWithoutReaders({ pictures: 'raids-at-server' });
  await foundByPost(desk);
  await sits(desk);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const main = () => desk.page.locator('main');
const look = async (name: string) => expect(await wrongWith(desk, name)).toEqual([]);

/** A program at the server's API, with a token of the same person. */
async function program(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const form = new URLSearchParams({ grant_type: 'password', username: OPERATOR.email, password });
  const { access_token: token } = (await (await fetch(`${server.url}/oauth/token`, { method: 'POST', body: form })).json()) as {
    access_token: string;
  };
  const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const answer = await fetch(`${server.url}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('A station with a real central server', () => {
  it('is set to it and signed in there, and says that everything was sent', async () => {
    await open(desk, '/settings');
    await main().getByRole('tab', { name: 'Central server' }).click();
    await type(desk, /^Address of the server/, server.url);
    await press(desk, 'Write through this server');
    await main().getByText('The server does not know this station yet').waitFor();
    await look('central-unknown');
    await type(desk, /^Your password at the server/, password);
    await desk.page.keyboard.press('Enter');
    await main()
      .getByText(/^You are signed in at/)
      .waitFor();
    await main().getByText('The server has this station’s revocation list').waitFor();
    await look('central-sent');
    const { authorities } = (await (await fetch(`${server.url}/pki`)).json()) as {
      authorities: readonly { crl?: object; responderNotAfter?: string }[];
    };
    expect(authorities.map(({ crl, responderNotAfter }) => [crl !== undefined, responderNotAfter !== undefined])).toEqual([[true, true]]);
  });

  it('mints there by the form, by the keyboard alone, with a day that was picked from the calendar', async () => {
    const { page } = desk;
    const point = {
      adminEmail: 'head@example.org',
      techEmail: 'tech@example.org',
      identifierOwner: 'https://ror.org/00rqy9422',
      appWritesEnabled: true,
    };
    const { servicePoints } = await desk.post<{ servicePoints: { id: string }[] }>('service-point.find', {});
    await desk.post('service-point.update', { servicePointId: servicePoints[0]?.id, name: 'North campus', ...point });
    await open(desk, '/raids');
    await main().getByText('There is no RAiD yet.').waitFor();
    await page.keyboard.press('Tab');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'New RAiD' }).waitFor();
    await type(desk, /^Title/, 'Tides at the pier');
    await press(desk, /^Pick a day.*Began|^Began.*calendar|calendar.*Began/i);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button').first().waitFor();
    await look('date-picker');
    await dialog.locator('button[data-today], button[tabindex="0"]').last().focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(
      await main()
        .getByLabel(/^Began/)
        .first()
        .inputValue(),
    ).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await type(desk, /^ORCID iD/, '0000-0002-1825-0097');
    await page.keyboard.press('Tab');
    await keyOf(page, 'Ctrl ↵');
    await page.getByText(/^Minted: 10\./).waitFor();
    raidId = page.url().split('/').at(-1) ?? '';
    handle = (await desk.post<{ handle: string }>('raid.open', { raidId })).handle;
    const there = await program('GET', `/raid/${handle}`);
    expect([there.status, JSON.stringify(there.body)]).toEqual([200, expect.stringContaining('Tides at the pier')]);
    await look('raid-minted');
  });

  it('shows what a program edited there, and a program reads what was edited at the desk', async () => {
    const { body } = await program('GET', `/raid/${handle}`);
    const titled = { ...body, title: (aRaid('Tides, by a program') as { title: unknown }).title };
    expect((await program('PUT', `/raid/${handle}`, titled)).status).toBe(200);
    await open(desk, '/raids');
    await main()
      .getByRole('row', { name: /Tides, by a program/ })
      .waitFor();
    await open(desk, `/raids/${raidId}/edit`);
    const title = main()
      .getByRole('group', { name: 'Title 1' })
      .getByLabel(/^Title/);
    await expect.poll(() => title.inputValue()).toBe('Tides, by a program');
    await title.fill('Tides, at the desk');
    await main()
      .getByRole('button', { name: /^Save version/ })
      .click();
    await desk.page.getByText('Saved: this is version 3.').waitFor();
    expect(JSON.stringify((await program('GET', `/raid/${handle}`)).body)).toContain('Tides, at the desk');
  });

  it('edits by the form what a program minted, and the program reads that', async () => {
    const minted = await program('POST', '/raid/', aRaid('Urchins, by a program'));
    expect(minted.status).toBe(201);
    const its = String((minted.body['identifier'] as { readonly id: string }).id).replace('https://raid.org/', '');
    await open(desk, '/raids');
    await main()
      .getByRole('row', { name: /Urchins, by a program/ })
      .click();
    await press(desk, /^Edit RAiD/);
    const title = main()
      .getByRole('group', { name: 'Title 1' })
      .getByLabel(/^Title/);
    await expect.poll(() => title.inputValue()).toBe('Urchins, by a program');
    await title.fill('Urchins, at the desk');
    await main()
      .getByRole('button', { name: /^Save version/ })
      .click();
    await desk.page.getByText('Saved: this is version 2.').waitFor();
    const there = await program('GET', `/raid/${its}`);
    expect([there.status, JSON.stringify(there.body)]).toEqual([200, expect.stringContaining('Urchins, at the desk')]);
    expect(there.body).toMatchObject({ identifier: { version: 2 } });
  });

  it('lists what a program minted, sorted, in a view of one’s own, and gives the list away as a file', async () => {
    const { page } = desk;
    expect((await program('POST', '/raid/', aRaid('Anemones, by a program'))).status).toBe(201);
    await open(desk, '/raids');
    await main()
      .getByRole('row', { name: /Anemones, by a program/ })
      .waitFor();
    const titles = () => main().getByRole('row').locator('strong').allTextContents();
    await main().getByRole('columnheader', { name: 'Title' }).click();
    await expect.poll(titles).toEqual(['Anemones, by a program', 'Tides, at the desk', 'Urchins, at the desk']);
    await main()
      .getByRole('columnheader', { name: /^Title/ })
      .click();
    await expect.poll(titles).toEqual(['Urchins, at the desk', 'Tides, at the desk', 'Anemones, by a program']);
    await main().getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Name of the view').fill('By title');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'By title' }).waitFor();
    await page.keyboard.press('Escape');
    await look('raid-list');
    await main().getByRole('button', { name: 'Export CSV' }).click();
    const written = await page.getByText(/^Written: .*raids\.csv$/).textContent();
    expect(readFileSync(written?.replace('Written: ', '') ?? '', 'utf8')).toMatch(/^"handle","title",[\s\S]*"Tides, at the desk"/);
  });
});
