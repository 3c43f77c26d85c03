import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, foundByPost, openDeskWithoutReaders } from './desk.ts';
import { enterPerson, open, press, sits, type, type Somebody, wrongWith } from './staff.ts';

let desk: Desk;
let uli: Somebody;
let ada: Somebody;

beforeAll(async () => {
  desk = await openDeskWithoutReaders({ pictures: 'raid-people' });
  await foundByPost(desk);
  await sits(desk);
  const { servicePoints } = await desk.post<{ servicePoints: { id: string }[] }>('service-point.find', {});
  uli = await enterPerson(desk, 'Uli User');
  ada = await enterPerson(desk, 'Ada Ambrose');
  await desk.post('membership.authorise', {
    servicePointId: servicePoints[0]?.id ?? '',
    personId: uli.id,
    role: 'service-point-user',
  });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => desk?.close());

const main = () => desk.page.locator('main');
const option = (name: string) => desk.page.getByRole('option', { name, exact: true });

describe('a contributor of the register', () => {
  it('is linked by a Service Point User, by the beginning of the name and the keyboard alone', async () => {
    const { page } = desk;
    await sits(desk, uli);
    await open(desk, '/raids/new');
    await page.getByRole('heading', { name: 'New RAiD' }).waitFor();
    await type(desk, /^Title/, 'Reef soundscapes');
    await type(desk, /^In the register/, 'amb');
    await option('Ada Ambrose').waitFor();
    expect(await wrongWith(desk, 'raid-person-found')).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await main().getByLabel('In the register').inputValue()).toBe('Ada Ambrose');
    await type(desk, /^ORCID iD/, '0000-0002-1825-0097');
    await press(desk, /^Save as draft/);
    await page.getByRole('heading', { name: /Reef soundscapes/ }).waitFor();
    await main().getByText('Ada Ambrose').waitFor();
    // Who may not see the page of the person is not led there.
    expect(await main().getByRole('link', { name: 'Ada Ambrose' }).count()).toBe(0);
    expect(await wrongWith(desk, 'raid-person-linked')).toEqual([]);
    const raidId = page.url().split('/').at(-1) ?? '';
    const { people } = await desk.post<{ people: readonly { personId: string }[] }>('raid.open', { raidId });
    expect(people).toMatchObject([{ personId: ada.id, name: 'Ada Ambrose' }]);
    await sits(desk);
    await open(desk, `/raids/${raidId}`);
    await main().getByRole('link', { name: 'Ada Ambrose' }).waitFor();
    await sits(desk, uli);
  });

  it('is found by the whole e-mail, and not by a part of it or a number', async () => {
    await open(desk, '/raids/new');
    await desk.page.getByRole('heading', { name: 'New RAiD' }).waitFor();
    await type(desk, /^In the register/, ada.email);
    await option('Ada Ambrose').waitFor();
    for (const text of [ada.email.slice(4), '1001']) {
      await type(desk, /^In the register/, text);
      await desk.page.getByText('Nothing is found.').waitFor();
    }
    expect(await option('Ada Ambrose').count()).toBe(0);
  });
});
