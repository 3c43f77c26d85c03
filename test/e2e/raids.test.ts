import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ADA_ORCID, aRaid, BO_ORCID } from '../electron/station/raid-bodies.ts';
import { type Desk, foundByPost, openDeskWithoutReaders } from './desk.ts';
import { keyOf } from './keyboard.ts';
import { open, press, rowOf, sits, type, wrongWith } from './staff.ts';

let desk: Desk;
let point = '';
let raidId = '';
let bearer = '';

beforeAll(async () => {
  desk = await openDeskWithoutReaders({ pictures: 'raids' });
  await foundByPost(desk);
  await sits(desk);
  const { servicePoints } = await desk.post<{ servicePoints: { id: string; name: string }[] }>('service-point.find', {});
  point = servicePoints[0]?.id ?? '';
  await writtenAtDesk(true);
  const key = { servicePointId: point, subject: 'Repository harvester', role: 'service-point-user' };
  bearer = (await desk.post<{ bearer: string }>('api-key.create', key)).bearer;
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => desk?.close());

const main = () => desk.page.locator('main');
const button = (name: RegExp | string) => main().getByRole('button', { name });
const look = async (name: string) => expect(await wrongWith(desk, name)).toEqual([]);

async function writtenAtDesk(appWritesEnabled: boolean): Promise<void> {
  const people = { adminEmail: 'head@example.org', techEmail: 'tech@example.org' };
  const identifierOwner = 'https://ror.org/00rqy9422';
  await desk.post('service-point.update', { servicePointId: point, name: 'North campus', ...people, identifierOwner, appWritesEnabled });
}

/** A program with a key, as the server's clients are. */
async function byProgram(action: string, input: unknown): Promise<void> {
  const message = JSON.stringify(JSON.stringify({ action, input, bearer }));
  const reply = JSON.parse(await desk.page.evaluate<string>(`window.station.post(${message})`)) as { readonly ok: boolean };
  if (!reply.ok) throw new Error(`${action} was refused: ${JSON.stringify(reply)}`);
}

const version = async () => (await desk.post<{ version: number }>('raid.open', { raidId })).version;
const titleField = () =>
  main()
    .getByRole('group', { name: 'Title 1' })
    .getByLabel(/^Title/);

describe('row 20: a new RAiD', () => {
  it('tells everything to mend at once, at its fields and in a list that leads there', async () => {
    const { page } = desk;
    await open(desk, '/raids');
    await main().getByText('There is no RAiD yet.').waitFor();
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'New RAiD' }).waitFor();
    await look('raid-form-new');
    await button(/^Mint RAiD/).click();
    const list = main().getByRole('alert');
    await list.getByText('2 things to mend').waitFor();
    await list.getByRole('button', { name: 'Person 1' }).click();
    expect(await page.evaluate('document.activeElement.dataset.path')).toBe('contributor[0].id');
    await look('raid-form-faults');
  });

  it('is kept as a draft with its embargo half said, and lies there after the station was locked', async () => {
    const { page, post } = desk;
    await titleField().fill('Reef soundscapes');
    await main().getByLabel('Nobody outside, for a while').check();
    await main()
      .getByLabel(/^Why it is closed/)
      .fill('A patent is applied for.');
    await open(desk, '/people');
    await page.getByRole('heading', { name: 'People' }).waitFor();
    await open(desk, '/raids/new');
    expect(await titleField().inputValue()).toBe('Reef soundscapes');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: /Reef soundscapes/ }).waitFor();
    await look('raid-draft');
    await post('session.lock', {});
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill('a long and dull one');
    await page.keyboard.press('Enter');
    await open(desk, '/raids');
    await main()
      .getByRole('row', { name: /Reef soundscapes/ })
      .click();
    await keyOf(page, 'E');
    expect(await titleField().inputValue()).toBe('Reef soundscapes');
  });

  it('is minted by the keyboard alone once it is right', async () => {
    const { page } = desk;
    await main().getByLabel('Everybody').check();
    await type(desk, /^ORCID iD/, '0000-0002-1825-0097');
    await page.keyboard.press('Tab');
    await keyOf(page, 'Ctrl ↵');
    await main()
      .getByText(/^https:\/\/raid\.org\/10\.5072\//)
      .waitFor();
    await page.getByText(/^Minted: 10\.5072/).waitFor();
    raidId = page.url().split('/').at(-1) ?? '';
    expect(await main().innerText()).toContain(ADA_ORCID);
    await look('raid-page');
  });
});

describe('row 21: a RAiD that is edited', () => {
  it('takes related objects from a sheet, and says which rows it could not read', async () => {
    const { page } = desk;
    await keyOf(page, 'E');
    await button('Take many from a sheet').click();
    const rows = [
      'https://doi.org/10.5072/abc,Dataset,"Input, Output"',
      'https://doi.org/10.5072/abd,Report,Output',
      'nonsense,Dataset,Output',
    ];
    await main()
      .getByLabel(/^Copy the rows/)
      .fill(['identifier,type,category', ...rows].join('\n'));
    await button('Take them in').click();
    await main().getByText('2 were taken in.').waitFor();
    await main()
      .getByText(/^Row 4, identifier/)
      .waitFor();
    await look('raid-sheet');
    await button(/^Save version/).click();
    await page.getByText('Saved: this is version 2.').waitFor();
    expect(await version()).toBe(2);
  });

  it('says where nothing differs, and makes no version', async () => {
    await open(desk, `/raids/${raidId}/edit`);
    await button(/^Save version/).click();
    await main().getByText('Nothing differs from version 2, so no new version was made.').waitFor();
    expect(await version()).toBe(2);
  });

  it('that a program saved meanwhile loses neither change; of what both changed, one chooses', async () => {
    const { page } = desk;
    await titleField().fill('Reef soundscapes at night');
    await main()
      .getByLabel(/^Ended/)
      .fill('2027');
    const people: unknown[] = [];
    await byProgram('raid.edit', { raidId, version: 2, metadata: aRaid('Sounds of the reef'), people });
    await main()
      .getByText(/^A program saved version 3 meanwhile; you began at version 2/)
      .waitFor();
    await look('raid-stale');
    expect(await button(/^Save version/).isDisabled()).toBe(true);
    await main().getByRole('radiogroup', { name: 'You both changed: Title' }).getByLabel('Take mine').check();
    for (const group of await main()
      .getByRole('radiogroup', { name: /^You both changed: (?!Title)/ })
      .all())
      await group.getByLabel('Take mine').check();
    await button('Put my changes on version 3').click();
    await button(/^Save version/).click();
    await page.getByText('Saved: this is version 4.').waitFor();
    expect(await version()).toBe(4);
    expect(await main().innerText()).toContain('Reef soundscapes at night');
  });

  it('has every version in words, with its patch, and two of them side by side', async () => {
    const { page } = desk;
    await button('History').click();
    await rowOf(desk, 'Version 3').getByText('Title 1: changed to Sounds of the reef').waitFor();
    await rowOf(desk, 'Version 3').getByText('Repository harvester').waitFor();
    await look('raid-history');
    await rowOf(desk, 'Version 3')
      .getByRole('button', { name: /^Compare/ })
      .click();
    await main().getByRole('rowheader', { name: 'Title 1', exact: true }).waitFor();
    await look('raid-compare');
    await open(desk, `/raids/${raidId}?version=1`);
    await main().getByText('This is version 1, as it was.').waitFor();
    await page.getByRole('heading', { name: /Reef soundscapes/ }).waitFor();
  });

  it('is closed for a while with a reason, at most 18 months', async () => {
    await open(desk, `/raids/${raidId}/edit`);
    await main().getByLabel('Nobody outside, for a while').check();
    await main()
      .getByLabel(/^Closed until/)
      .fill('2199-01-01');
    await button(/^Save version/).click();
    await main().getByRole('alert').getByText('2 things to mend').waitFor();
    await main()
      .getByLabel(/^Closed until/)
      .fill(new Date().toISOString().slice(0, 10));
    await main()
      .getByLabel(/^Why it is closed/)
      .fill('A patent is applied for.');
    await button(/^Save version/).click();
    await main()
      .getByText(/^Closed to the public until/)
      .waitFor();
    await look('raid-embargoed');
  });
});

describe('row 22 and who may not write', () => {
  it('has nothing to press to delete one, and says where only a program writes', async () => {
    expect(await desk.page.locator('body').innerText()).not.toMatch(/\b(?:delete|erase)\b/i);
    await look('nothing-deleted-22');
    await writtenAtDesk(false);
    await open(desk, '/raids');
    await main().getByText('At this service point RAiDs are written by a program, not at the desk.').waitFor();
    expect(await button(/^Mint RAiD/).isDisabled()).toBe(true);
    await byProgram('raid.mint', { draftId: null, metadata: aRaid('Minted by a program'), people: [] });
    await main()
      .getByRole('row', { name: /Minted by a program/ })
      .waitFor();
    await look('raids-by-api');
    await writtenAtDesk(true);
    await main()
      .getByRole('row', { name: /Minted by a program/ })
      .click();
    await press(desk, /^Edit RAiD/);
    await button('Another person').click();
    const second = main().getByRole('group', { name: 'Person 2' });
    await second.getByLabel(/^ORCID iD/).fill(BO_ORCID);
    await second.getByRole('combobox', { name: /^Position/ }).click();
    await desk.page.getByRole('option', { name: 'Consultant' }).click();
    await button(/^Save version/).click();
    await desk.page.getByText('Saved: this is version 2.').waitFor();
  });
});
