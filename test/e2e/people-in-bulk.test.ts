import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { drawFace } from '../../electron/demo/faces/draw-face.ts';
import { Dice } from '../../electron/demo/dice.ts';
import { rounds } from '../rounds.ts';
import { handOver } from '../electron/station/people-file.ts';
import { type Desk, foundByPost, openDeskWithoutReaders, OPERATOR } from './desk.ts';
import { lookAt } from './screens-look.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDeskWithoutReaders({ pictures: 'people-in-bulk' });
  await foundByPost(desk);
  await desk.post('session.sign-in', { email: OPERATOR.email, password: OPERATOR.password });
  await desk.page.reload();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}`);
});
afterAll(() => desk?.close());

const to = (path: string): Promise<unknown> => desk.page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`);
const LINES = rounds(4000, 100_000);
const csv = (count: number): string =>
  `Vorname;Nachname;Mail;Abteilung\n${Array.from({ length: count }, (_, at) => `Person;Nummer ${at};person${at}@example.org;Optik\n`).join('')};Ohne Namen und Adresse;;\n`;

describe('people from a file', () => {
  it('are mapped, previewed and entered, and the window goes on meanwhile', async () => {
    const { page, post } = desk;
    await to('/people');
    await page.getByRole('button', { name: 'Import' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose file' }).click();
    await (await chooser).setFiles({ name: 'leute.csv', mimeType: 'text/csv', buffer: Buffer.from(csv(LINES)) });
    await page.getByRole('button', { name: /^Enter / }).waitFor({ timeout: 120_000 });
    expect(await page.getByLabel('What “Nachname” is').first().inputValue()).toBe('Family name');
    expect(await lookAt(page, 'import-checked')).toEqual([]);
    await page.getByText(/^Refused 1$/).click();
    await page.getByText('E-mail: expected an e-mail address').waitFor();
    // Waited for before it is asked for: a short file is entered in a moment.
    const runs = page.getByRole('progressbar', { name: 'Lines taken' }).waitFor();
    await page.getByRole('button', { name: /^Enter / }).click();
    await runs;
    expect(await lookAt(page, 'import-running')).toEqual([]);
    await page.getByText('Entered', { exact: true }).waitFor({ timeout: 600_000 });
    expect(await lookAt(page, 'import-ended')).toEqual([]);
    const found = await post<{ total: number }>('person.find', { text: 'nummer', limit: 1 });
    expect(found.total).toBe(LINES);
  });
});

describe('long lists', () => {
  const parts = () => desk.page.getByRole('navigation', { name: 'Parts of the list' });
  const shows = (words: string) => desk.page.getByRole('status').filter({ hasText: words }).first().waitFor();

  it('of refused lines are looked through to the last, and taken out whole', async () => {
    const { page, post } = desk;
    const lines = Array.from({ length: 730 }, (_, at) => `Nobody ${at};\n`).join('');
    const importId = await handOver({ call: post }, 'nobody.csv', `Name;E-mail\n${lines}`);
    await to(`/people/import/${importId}`);
    await page.getByRole('button', { name: 'Check every line' }).click();
    await page.getByText('Refused 730').click();
    await shows('1 to 100 of 730');
    await parts().getByRole('button', { name: 'Part 8', exact: true }).click();
    await shows('701 to 730 of 730');
    await page.getByText('Line 731', { exact: true }).waitFor();
    expect(await lookAt(page, 'import-refused-last')).toEqual([]);
    await page.getByRole('button', { name: 'Export the refused lines' }).click();
    const written = await page.getByText(/^Written: .*refused-lines.*csv$/).textContent();
    expect(readFileSync(written?.replace('Written: ', '') ?? '', 'utf8')).toContain('"731","E-mail: expected an e-mail address"');
  });

  it('of a batch are ticked beyond the first that are found, and looked through to the last', async () => {
    const { page } = desk;
    await to('/batches/new');
    await page.getByRole('combobox', { name: 'What to do' }).click();
    await page.getByRole('option', { name: 'Edit roles' }).click();
    const box = (name: string) => page.getByRole('checkbox', { name, exact: true });
    await box('Person Nummer 0').waitFor();
    const ticks = page.getByRole('checkbox', { name: /^Person Nummer/ });
    const before = await ticks.count();
    await page.getByRole('button', { name: /^Show more of/ }).click();
    await expect.poll(() => ticks.count()).toBe(before + 200);
    await ticks.last().check();
    await shows('1 picked');
    expect(await lookAt(page, 'batch-picked-further')).toEqual([]);
    await page.getByRole('button', { name: /^All [\d,]+ found$/ }).click();
    await page.getByRole('radiogroup', { name: 'Mobile ID self-service user' }).getByText('give', { exact: true }).click();
    await page.getByRole('button', { name: 'Preview' }).click();
    await shows('1 to 200 of');
    await parts()
      .getByRole('button', { name: /^Part / })
      .last()
      .click();
    await shows(`of ${(LINES + 2).toLocaleString('en')}`);
    await parts().getByRole('button', { name: 'The next part' }).and(page.locator(':disabled')).waitFor();
    expect(await lookAt(page, 'batch-last-part')).toEqual([]);
    await page.getByText('Passed over', { exact: true }).first().click();
    await parts().waitFor({ state: 'detached' });
  });
});

describe('the list of people', () => {
  it('is sorted and filtered, kept as a view of one’s own, and taken out whole, however many a search finds', async () => {
    const { page } = desk;
    const main = page.locator('main');
    const search = main.getByRole('textbox', { name: 'Name, e-mail or number' });
    const first = async (): Promise<number> => Number(await main.locator('[role="gridcell"]:nth-child(2)').first().textContent());
    await to('/people');
    await search.fill('nummer');
    await main.getByRole('columnheader', { name: 'Number' }).click();
    await main.getByRole('columnheader', { name: /^Number/ }).click();
    await expect.poll(first).toBeGreaterThan(LINES);
    const highest = await first();
    await main.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Name of the view').fill('Newest first');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Newest first' }).waitFor();
    await page.reload();
    await main.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Newest first' }).click();
    await expect.poll(() => search.inputValue()).toBe('nummer');
    await expect.poll(first).toBe(highest);
    await main.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Unit' }).click();
    await main.getByRole('columnheader', { name: 'Unit' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await main.getByRole('button', { name: 'Export CSV' }).click();
    const written = await page.getByText(/^Written: .*people\.csv$/).textContent({ timeout: 60_000 });
    const lines = readFileSync(written?.replace('Written: ', '') ?? '', 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(LINES + 1);
    expect(lines[1]).toMatch(new RegExp(`^"${highest}",`));
    await main.getByRole('group', { name: 'States' }).getByText('Locked').click();
    await main.getByText('Nobody is called that here.').waitFor();
  });
});

describe('a photo', () => {
  const stage = () => desk.page.getByRole('group', { name: /^Cut of the photo/ });

  it('is cut by keys and told to be too small at once', async () => {
    const { page } = desk;
    await to('/people/new');
    writeFileSync('out/e2e/face.jpg', drawFace('she', new Dice('Ada')));
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose photo' }).click();
    await (await chooser).setFiles('out/e2e/face.jpg');
    await stage().focus();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowUp');
    await page.getByText('Too small').waitFor();
    expect(await lookAt(page, 'photo-crop')).toEqual([]);
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    await page.getByText('Too small').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Use / }).click();
    await page.getByRole('button', { name: 'Use the camera' }).waitFor();
  });

  it('comes from the clipboard and by dropping too', async () => {
    const { page } = desk;
    const face = readFileSync('out/e2e/face.jpg').toString('base64');
    const given = (kind: string): string => `(() => {
      const bytes = Uint8Array.from(atob(${JSON.stringify(face)}), (sign) => sign.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'face.jpg', { type: 'image/jpeg' }));
      const event = ${kind === 'paste' ? "new ClipboardEvent('paste', { clipboardData: data, bubbles: true })" : "new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })"};
      document.querySelector('.cw-photo-ways').dispatchEvent(event);
    })()`;
    for (const kind of ['paste', 'drop']) {
      await page.evaluate(given(kind));
      await stage().waitFor();
      await page.getByRole('button', { name: 'Another picture' }).click();
      await stage().waitFor({ state: 'detached' });
    }
  });

  it('comes from the camera, which no other page can look through', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await page.getByRole('button', { name: 'Take the picture' }).waitFor();
    await expect.poll(() => page.evaluate<number>("document.querySelector('video')?.videoWidth ?? 0")).toBeGreaterThan(0);
    expect(await lookAt(page, 'photo-camera')).toEqual([]);
    await page.getByRole('button', { name: 'Take the picture' }).click();
    await stage().waitFor();
    await page.getByRole('button', { name: /^Use / }).click();
    await page.getByRole('textbox', { name: 'Name', exact: false }).first().fill('Cam Era');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('cam@example.org');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Cam Era' }).waitFor();
    const ask = "navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'seen', (cause) => cause.name)";
    expect(await page.evaluate(ask)).toBe('NotAllowedError');
    await to('/people/new');
    await page.getByRole('button', { name: 'Use the camera' }).waitFor();
    expect(await page.evaluate("navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'heard', (cause) => cause.name)")).not.toBe(
      'heard',
    );
  });
});
