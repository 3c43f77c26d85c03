import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { blankCard, pcscdOrSkip } from './desk.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';
import { tileIs } from './rows-world.ts';

const PEOPLE = ['Ada Ampère', 'Jean Bartik', 'Grace Chisholm'];

const pcscd = await pcscdOrSkip();
let desk: RowsDesk;

beforeAll(async () => {
  desk = await openRowsDesk(pcscd, 'rows-batches');
  for (const name of PEOPLE) await desk.post('person.create', { name, email: `${name.split(' ')[0]?.toLowerCase()}@example.org` });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await pcscd.close();
});

/** First steps of every batch: which order, and what it finds, all or some. */
async function picked(order: string, ticks: readonly RegExp[] | 'all', ask?: () => Promise<void>): Promise<void> {
  const { page } = desk;
  await desk.open('/batches/new');
  await desk.choose('What to do', order);
  if (ticks === 'all') await desk.click(/^All \d+ found$/);
  else for (const tick of ticks) await page.getByLabel(tick).check();
  await ask?.();
  await desk.click('Preview');
  await page.getByText('Waiting: ').waitFor();
}

const counts = (words: string) => desk.page.getByRole('status').filter({ hasText: words }).first().waitFor();
const person = (name: string) => desk.page.locator('.cw-row').filter({ hasText: name });

const mailsWaiting = async (): Promise<number> => (await desk.post<{ waiting: number }>('mail.open', {})).waiting;

describe('batch orders of people, in the window', () => {
  it('edit roles of all that a search finds, but for oneself and the last of a kind', async () => {
    const { page } = desk;
    await picked('Edit roles', 'all', async () => {
      await page.getByRole('radiogroup', { name: 'Mobile ID self-service user' }).getByText('give', { exact: true }).click();
    });
    await person('Olga Operator').getByText('passed over').waitFor();
    await desk.shown(25);
    await desk.click(/^Run for /);
    await person(PEOPLE[0] ?? '')
      .getByText('done', { exact: true })
      .waitFor();
    await counts('Failed: 0');
    const { people } = await desk.post<{ people: { id: string }[] }>('person.find', { text: PEOPLE[0], limit: 1 });
    const open = desk.post<{ roles: string[] }>('person.open', { personId: people[0]?.id });
    expect((await open).roles).toContain('Mobile ID self-service user');
  });

  it('reset passwords by mail of those that are ticked, and of nobody else', async () => {
    const before = await mailsWaiting();
    await picked('Reset passwords', [/Ada Ampère/, /Jean Bartik/]);
    await desk.shown(24);
    await desk.click('Run for 2');
    await counts('Done: 2');
    expect(await mailsWaiting()).toBe(before + 2);
  });

  it('request cards, one for each', async () => {
    await picked('Request cards', [/Ada Ampère/, /Jean Bartik/], () => desk.choose('Card profile', 'Employee card, P-256'));
    await desk.shown(35);
    await desk.click('Run for 2');
    await counts('Done: 2');
    await desk.open('/cards');
    await desk.reads('2 cards');
  });

  it('issue cards at two readers at once: each blank becomes the next card', async () => {
    const { page } = desk;
    await picked('Issue cards', 'all');
    await desk.click('Run for 2');
    await desk.reads('Put a blank card in.');
    await Promise.all([desk.insert(await blankCard(), 0), desk.insert(await blankCard(), 1)]);
    await counts('Done: 2');
    await desk.shown(36);
    await page
      .getByText(/is made\. Take it out\.$|^At the readers$|issued/i)
      .first()
      .waitFor();
    for (const reader of [0, 1]) await tileIs(desk, reader, ({ cardState }) => cardState === 'issued');
  });

  it('delete people: all that is personal is erased, and staff are passed over', async () => {
    const { page } = desk;
    await picked('Delete people', [/Grace Chisholm/, /Anton Approver/], () => desk.choose('Reason', /./));
    await person('Anton Approver').getByText('passed over').waitFor();
    await desk.shown(23);
    await desk.click('Run for 1');
    await counts('Done: 1');
    await desk.open('/people');
    await page.getByLabel('Name, e-mail or number').last().fill('Chisholm');
    await desk.reads('Nobody is called that here.');
  });
});
