import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Desk, foundByPost, openDeskWithoutReaders } from './desk.ts';
import { open, press, sits, type, wrongWith } from './staff.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDeskWithoutReaders({ pictures: 'raid-subjects' });
  await foundByPost(desk);
  await sits(desk);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => desk?.close());

const main = () => desk.page.locator('main');
const option = (name: RegExp) => desk.page.getByRole('option', { name });
const field = (of: string) =>
  main()
    .getByRole('group', { name: of })
    .getByRole('combobox', { name: /^Field or objective/ });

it('A field of research is found by its words, with the keyboard alone', async () => {
  const { page } = desk;
  await open(desk, '/raids/new');
  await page.getByRole('heading', { name: 'New RAiD' }).waitFor();
  await type(desk, /^Title/, 'Reef soundscapes');
  await press(desk, 'Add a subject');
  await type(desk, /^Field or objective/, 'learning deep');
  await option(/^461103 Deep learning/).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await field('Subject 1').inputValue()).toBe('461103 Deep learning');
  await main().getByText('Within: Machine learning, Information and computing sciences.').waitFor();
  await type(desk, /^Field or objective/, 'sound');
  await option(/^460707 Sound and music computing/).waitFor();
  expect(await wrongWith(desk, 'raid-subject-found')).toEqual([]);
  await type(desk, /^Field or objective/, 'phrenology');
  await page.getByText('Nothing is found.').waitFor();
  await page.keyboard.press('Tab');
  expect(await field('Subject 1').inputValue()).toBe('461103 Deep learning');
});

it('An objective is reached from the broad to the narrow, and of another list another code is chosen', async () => {
  const { page } = desk;
  await main().getByRole('group', { name: 'Subject 1' }).getByRole('combobox', { name: 'List' }).click();
  await option(/^Socio-Economic Objectives$/).click();
  const at = field('Subject 1');
  expect(await at.inputValue()).toBe('');
  for (const step of [/^10 Animal production/, /^1004 Livestock raising/, /^100407 Insects/]) {
    await at.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    if (String(step).includes('1004 ')) expect(await wrongWith(desk, 'raid-subject-steps')).toEqual([]);
    await option(step).click();
  }
  expect(await at.inputValue()).toBe('100407 Insects');
});

it('The page of the RAiD has its name', async () => {
  const { page } = desk;
  await press(desk, /^Save as draft/);
  await page.getByRole('heading', { name: /Reef soundscapes/ }).waitFor();
  await main()
    .getByText(/100407 Insects/)
    .waitFor();
  expect(await wrongWith(desk, 'raid-subject-page')).toEqual([]);
});
