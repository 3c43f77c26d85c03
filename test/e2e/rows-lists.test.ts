import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pcscdOrSkip } from './desk.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';

const pcscd = await pcscdOrSkip();
let desk: RowsDesk;

beforeAll(async () => {
  desk = await openRowsDesk(pcscd, 'rows-lists');
  await desk.open('/settings');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await pcscd.close();
});

const tab = (name: string) => desk.page.getByRole('tab', { name, exact: true }).click();
const row = (title: string) =>
  desk.page.locator('.cw-row').filter({ has: desk.page.locator('.cw-row-title').getByText(title, { exact: true }) });
const field = (label: string) => desk.page.getByLabel(label, { exact: true });

describe('reasons, in the window', () => {
  it('reasons are made, and offered from then on', async () => {
    await tab('Reasons');
    await desk.click('New reason');
    await field('Text').fill('On sabbatical');
    await field('Description').fill('Comes back');
    await desk.shown(13);
    await desk.click('Save');
    await row('On sabbatical').getByText('Deactivating · Comes back').waitFor();
    const { reasons } = await desk.post<{ reasons: { text: string }[] }>('reason.list', { type: 'deactivation' });
    expect(reasons.map(({ text }) => text)).toContain('On sabbatical');
  });

  it('reasons are changed where they stand', async () => {
    await row('On sabbatical').getByRole('button', { name: 'Change' }).click();
    await field('Text').fill('On a long sabbatical');
    await desk.shown(14);
    await desk.click('Save');
    await row('On a long sabbatical').waitFor();
    await expect(row('On sabbatical').count()).resolves.toBe(0);
  });

  it('reasons are taken out of use', async () => {
    await desk.shown(15);
    await row('On a long sabbatical').getByRole('button', { name: 'Delete' }).click();
    await row('On a long sabbatical').waitFor({ state: 'detached' });
  });
});

describe('kinds of identity document, in the window', () => {
  it('kinds of document are made, and offered from then on', async () => {
    await tab('Identity documents');
    await desk.click('New kind of document');
    await field('Name').fill('Seafarer’s book');
    await desk.shown(16);
    await desk.click('Save');
    await row('Seafarer’s book').waitFor();
  });

  it('kinds of document are changed where they stand', async () => {
    await row('Seafarer’s book').getByRole('button', { name: 'Change' }).click();
    await field('Description').fill('With a photo, not expired');
    await desk.shown(17);
    await desk.click('Save');
    await row('Seafarer’s book').getByText('With a photo, not expired').waitFor();
  });

  it('kinds of document are taken out of use', async () => {
    await desk.shown(18);
    await row('Seafarer’s book').getByRole('button', { name: 'Delete' }).click();
    await row('Seafarer’s book').waitFor({ state: 'detached' });
  });
});

describe('default roles, in the window', () => {
  const MANAGER = 'Mobile ID manager';

  it('default roles are taken out of use', async () => {
    await tab('Default roles');
    await desk.shown(10);
    await row(MANAGER).getByRole('button', { name: 'Delete' }).click();
    await row(MANAGER).waitFor({ state: 'detached' });
  });

  it('are made by hand, and given to whoever is entered from then on', async () => {
    await desk.choose('Role', MANAGER);
    await field('given to new and reactivated people').check();
    await desk.shown(11);
    await desk.click('Create default role');
    await row(MANAGER).getByText('given to new and reactivated people').waitFor();
    const { personId } = await desk.post<{ personId: string }>('person.create', { name: 'Ada Ampère', email: 'ada@example.org' });
    expect((await desk.post<{ roles: string[] }>('person.open', { personId })).roles).toContain(MANAGER);
  });

  it('come from a file: one bad line is named and nothing is saved, a good file is', async () => {
    const upload = async (name: string, csv: string): Promise<void> => {
      writeFileSync(`out/e2e/${name}`, csv);
      const chooser = desk.page.waitForEvent('filechooser');
      await desk.click('Upload default roles');
      await (await chooser).setFiles(`out/e2e/${name}`);
    };
    await upload('bad-roles.csv', `${MANAGER},no\nHead of everything,yes\n`);
    await desk.reads('Line 2: there is no such role: Head of everything');
    await row(MANAGER).getByText('given to new and reactivated people').waitFor();
    await desk.shown(9);
    await upload('good-roles.csv', `${MANAGER},no\n`);
    await desk.reads('1 role was saved.');
    await row(MANAGER)
      .getByText(/^offered$/)
      .waitFor();
  });
});
