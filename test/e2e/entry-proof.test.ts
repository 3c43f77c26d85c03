import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ActionOutput } from '../../core/actions/all.ts';
import { checkEntryProof } from '../../scripts/journal-check.mjs';
import { type Desk, foundByPost, openDeskWithoutReaders } from './desk.ts';
import { lookAt } from './screens-look.ts';
import { open, sits } from './staff.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDeskWithoutReaders({ pictures: 'entry-proof' });
  await foundByPost(desk);
  await sits(desk);
  for (const name of ['ada', 'bea', 'cleo']) await desk.post('person.create', { name, email: `${name}@example.org` });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => desk?.close());

describe('the page of an entry', () => {
  it('shows a proof as QR code and as text that the checker takes with the policy of an export', async () => {
    await open(desk, '/journal/6');
    await desk.page.getByRole('img', { name: 'Proof of entry 6, as a QR code' }).waitFor();
    expect(await lookAt(desk.page, 'journal-entry-proof')).toEqual([]);
    const shown = await desk.page.getByText(/^c2sp\.org\/tlog-proof@v1/).textContent();
    const { body } = await desk.post<ActionOutput<'journal.entry'>>('journal.entry', { n: 6 });
    const { folder } = await desk.post<ActionOutput<'journal.export'>>('journal.export', {});
    const policy = readFileSync(join(folder, 'policy.txt'), 'utf8');
    expect(checkEntryProof(shown ?? '', body, policy)).toMatch(/^Sound: entry 6 stands in /);
  });
});
