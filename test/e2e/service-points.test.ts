import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, foundByPost, openDeskWithoutReaders } from './desk.ts';
import { menu, openMenu } from './keyboard.ts';
import {
  becomes,
  disabledAndEnabled,
  enterPerson,
  keptStaff,
  keptThings,
  listHasNothingToDelete,
  nothingToDelete,
  open,
  press,
  rowOf,
  sits,
  sitsAt,
  type,
  type Somebody,
  wrongWith,
} from './staff.ts';

let desk: Desk;
let nora: Somebody;
let rex: Somebody;
let [north, south] = ['', ''];

beforeAll(async () => {
  desk = await openDeskWithoutReaders({ pictures: 'service-points' });
  await foundByPost(desk);
  await sits(desk);
  nora = await enterPerson(desk, 'Nora Newcomer');
  rex = await enterPerson(desk, 'Rex Rejected');
  const { servicePoints } = await desk.post<{ servicePoints: { id: string }[] }>('service-point.find', {});
  north = servicePoints[0]?.id ?? '';
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => desk?.close());

const main = () => desk.page.locator('main');
const row = (name: string) => rowOf(desk, name);
const button = (name: RegExp | string) => main().getByRole('button', { name });
const look = async (name: string) => expect(await wrongWith(desk, name)).toEqual([]);

describe('service points', () => {
  it('row 14: a new one is made by the keyboard alone, and every fault is told at its field at once', async () => {
    const { page } = desk;
    await open(desk, '/service-points');
    await row('North campus')
      .or(main().getByRole('row', { name: /North campus/ }))
      .waitFor();
    await page.locator('body').press('Escape');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'New service point' }).waitFor();
    await press(desk, 'Save');
    await expect.poll(() => main().locator('[aria-invalid=true]').count()).toBe(4);
    await look('service-point-faults');
    await page.evaluate('document.activeElement.blur()');
    await type(desk, /^Name/, 'South campus');
    await type(desk, /^Owner/, 'https://ror.org/00rqy9422');
    await type(desk, /^E-mail of whoever/, 'south@example.org');
    await type(desk, /^E-mail for questions/, 'api@example.org');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'South campus' }).waitFor();
    south = page.url().split('/').at(-1) ?? '';
    expect(await main().innerText()).toContain('10.5072');
  });

  it('row 16: is changed, the prefix stays; writing by API alone is said', async () => {
    await menu(desk.page, 'Change service point');
    await main().getByLabel('People may write RAiDs at the desk').uncheck();
    await main()
      .getByLabel(/^Search words/)
      .fill('harbour');
    await button('Save').click();
    await main().getByText('Here a program writes RAiDs by API.').waitFor();
    await look('service-point-by-api');
  });

  it('row 15: is disabled after saying what that does, and enabled again, by the keyboard alone', async () => {
    const { page } = desk;
    await menu(page, 'Disable service point');
    await main().getByText('From the next call on nothing is minted here').waitFor();
    await page.keyboard.press('Enter');
    await main().getByText('This service point is disabled: nothing new is minted here').waitFor();
    await look('service-point-disabled');
    await menu(page, 'Enable service point');
    await page.keyboard.press('Enter');
    await main().getByText('This service point is disabled').waitFor({ state: 'detached' });
  });
});

describe('somebody who is let in nowhere', () => {
  it('row 1: signs in and finds the request, their own things, and nothing else', async () => {
    const { page } = desk;
    await sits(desk, nora);
    await page.getByRole('heading', { name: 'You are not let in yet' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allInnerTexts()).toEqual([
      'Where I may work',
      'My things',
    ]);
    expect(await page.locator('header input').count()).toBe(0);
    await look('access-nowhere');
    for (const path of ['/people', '/service-points', '/raids', '/settings']) {
      await open(desk, path);
      await page.getByRole('heading', { name: 'You are not let in yet' }).waitFor();
    }
  });

  it('row 2: asks by the keyboard alone, sees that it waits, and changes what they wrote', async () => {
    const { page } = desk;
    await open(desk, '/access');
    await type(desk, 'What they should know', 'I start on Monday');
    await press(desk, 'Send the request');
    await main().getByText('Your request waits').waitFor();
    await look('access-waiting');
    await type(desk, 'What they should know', 'I start on Tuesday');
    await press(desk, 'Change what you wrote');
    await row('I start on Tuesday').waitFor();
    expect(await row('I start on').count()).toBe(1);
    await sits(desk, rex);
    await button('Send the request').click();
    await main().getByText('Your request waits').waitFor();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'My things' }).click();
    await page.getByRole('heading', { name: /Rex Rejected/ }).waitFor();
  });

  it('row 3: is let in with one key, and another is not, with a reason that they read', async () => {
    const { page } = desk;
    await sits(desk);
    await page.getByRole('navigation', { name: 'Pages' }).getByText('2', { exact: true }).waitFor();
    await open(desk, `/service-points/${north}/staff`);
    await main().getByText('I start on Tuesday').waitFor();
    await look('staff-waiting');
    await page.waitForTimeout(600);
    await page.keyboard.press('a');
    await main().getByText('I start on Tuesday').waitFor({ state: 'detached' });
    await row('Nora Newcomer').waitFor();
    await button('Do not let in').click();
    await main().getByLabel('Reason, which they will read').fill('Ask at South campus.');
    await button('Do not let in').click();
    await main().getByText('Nobody waits.').waitFor();
    await sits(desk, rex);
    await main().getByText('They wrote: Ask at South campus.').waitFor();
    await look('access-rejected');
    await sits(desk, nora);
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'RAiDs' }).waitFor();
  });
});

describe('staff', () => {
  it('row 8: is let into a second service point, and switches there, by the keyboard alone', async () => {
    const { page } = desk;
    await sitsAt(desk, `/service-points/${south}/staff`);
    await type(desk, 'Name, e-mail or number', 'nora');
    await button('Let Nora Newcomer in').waitFor();
    await look('staff-second-point');
    await press(desk, 'Let Nora Newcomer in');
    await row('Nora Newcomer').getByText('Service Point User').waitFor();
    await sits(desk, nora);
    await menu(page, 'South campus', 'Service point in which you work: North campus');
    await page.getByRole('button', { name: 'Service point in which you work: South campus' }).waitFor();
    await openMenu(page, 'Service point in which you work: South campus');
    await desk.picture('switcher');
    await page.keyboard.press('Escape');
  });

  it.each([
    [5, 'Service Point Admin'],
    [6, 'Service Point User'],
    [4, 'Registry operator'],
  ])('row %i: becomes %s, by the keyboard alone', async (number, role) => {
    if (!desk.page.url().includes(`${north}/staff`)) await sitsAt(desk, `/service-points/${north}/staff`);
    await becomes(desk, 'Nora Newcomer', role);
    await look(`staff-role-${number}`);
  });

  it('row 7: a Registry operator is disabled and enabled by the keyboard alone; the last one is not, and it is said why', async () => {
    await disabledAndEnabled(desk, 'Nora Newcomer');
    const olga = row('Olga Operator');
    await olga.getByText('Nobody may do this to themselves.').waitFor();
    await sitsAt(desk, `/service-points/${north}/staff`, nora);
    await olga.getByText('They are the last active Operator, Administrator.').waitFor();
    expect(await olga.getByRole('button', { name: 'Disable Olga Operator' }).isDisabled()).toBe(true);
    await look('staff-last-holder');
  });

  it.each([
    [9, 'Service Point Admin'],
    [10, 'Service Point User'],
  ])('row %i: a %s is disabled after saying what that does, and enabled again, by the keyboard alone', async (number, role) => {
    await sitsAt(desk, `/service-points/${north}/staff`);
    await row('Nora Newcomer').waitFor();
    await becomes(desk, 'Nora Newcomer', role);
    await disabledAndEnabled(desk, 'Nora Newcomer', () => look(`staff-disabling-${number}`));
  });
});

describe('an API key', () => {
  it('row 18: is made, shown once, extended, disabled and enabled', async () => {
    const { page } = desk;
    await sitsAt(desk, `/service-points/${north}/keys`);
    await main().getByText('There is no key yet.').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Repository harvester');
    await page.keyboard.press('Enter');
    const field = main().getByRole('textbox', { name: 'The key' });
    await field.waitFor();
    const bearer = await field.inputValue();
    expect(bearer.length).toBeGreaterThan(30);
    await look('api-key-shown-once');
    await button('I have it').click();
    await field.waitFor({ state: 'detached' });
    await page.reload();
    await row('Repository harvester').getByText('never').waitFor();
    expect(await page.content()).not.toContain(bearer);
    await page.evaluate(`window.station.post(${JSON.stringify(JSON.stringify({ action: 'raid.find', input: { limit: 1 }, bearer }))})`);
    await row('Repository harvester').getByText('never').waitFor({ state: 'detached' });
    const before = await row('Repository harvester').innerText();
    await button('Extend the key of Repository harvester').click();
    await expect.poll(() => row('Repository harvester').innerText()).not.toBe(before);
    await button('Disable the key of Repository harvester').click();
    await button('Enable the key of Repository harvester').click();
    await button('Disable the key of Repository harvester').waitFor();
  });
});

describe('nothing is deleted', () => {
  it.each(keptStaff)('row %i: of what may be done with %s, a %s, nothing takes them away', async (number, name, role) => {
    if (number === 12) await desk.post('membership.authorise', { servicePointId: north, personId: rex.id, role: 'service-point-admin' });
    await open(desk, `/service-points/${north}/staff`);
    await row(name)
      .getByRole('button', { name: `Role of ${name}: ${role}` })
      .waitFor();
    await openMenu(desk.page, new RegExp(`^Role of ${name}`));
    await nothingToDelete(desk, `nothing-deleted-${number}`);
  });

  it.each(keptThings)('row %i: %s has nothing to press for it, also where all are listed', async (number, _what, at) => {
    await listHasNothingToDelete(desk, 'South campus');
    await open(desk, `/service-points/${north}${at}`);
    await (number === 17 ? button('More') : row('Repository harvester')).waitFor();
    if (number === 17) await openMenu(desk.page, 'More');
    await nothingToDelete(desk, `nothing-deleted-${number}`);
  });
});
