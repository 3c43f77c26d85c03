import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Dice } from '../../electron/demo/dice.ts';
import { drawFace } from '../../electron/demo/faces/draw-face.ts';
import { LocalServer } from '../electron/mail/local-server.ts';
import { blankCard, OPERATOR, pcscdOrSkip } from './desk.ts';
import { forgottenCode, mailed } from './mailed.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';
import { issuedCard, PIN } from './rows-world.ts';

const pcscd = await pcscdOrSkip();
const ADA = { name: 'Ada Ampère', email: 'ada@example.org' };
const NEXT_PIN = '460817';
const PASSWORDS = ['my own dull one', 'one I remember', 'another dull one'] as const;
let desk: RowsDesk;
let mail: LocalServer;
let personId = '';

beforeAll(async () => {
  mail = await LocalServer.open();
  desk = await openRowsDesk(pcscd, 'rows-self');
  await desk.post('mail.change-server', { host: '127.0.0.1', port: mail.port, security: 'none', from: 'desk@example.org' });
  await desk.insert(await blankCard());
  ({ personId } = await issuedCard(desk, ADA));
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await mail?.close();
  await pcscd.close();
});

async function fillAll(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await desk.page.getByLabel(label, { exact: true }).fill(text);
}

describe('passwords, in the window', () => {
  it('an operator changes their own, on their own page', async () => {
    const { people } = await desk.post<{ people: { id: string }[] }>('person.find', { text: OPERATOR.email, limit: 1 });
    await desk.open(`/people/${people[0]?.id}`);
    await desk.act('Change password');
    await fillAll({ 'Password now': OPERATOR.password, 'New password': PASSWORDS[0], 'New password again': PASSWORDS[0] });
    await desk.shown(6);
    await desk.page.keyboard.press('Enter');
    await desk.reads('From now on the new password is the one.');
    await desk.as({ ...OPERATOR, password: PASSWORDS[0] });
  });

  it('is forgotten: the code of a mail lets its holder choose a new one, and whoever types another address learns nothing', async () => {
    const { page, post } = desk;
    await post('session.sign-out', {});
    await desk.click('Forgotten password');
    await fillAll({ 'E-mail': ADA.email });
    const code = await mailed(mail, {
      to: ADA.email,
      says: forgottenCode.en,
      act: () => desk.click('Send a code'),
    });
    expect(code).not.toBe('');
    await fillAll({ 'Code of the mail': code, 'New password': PASSWORDS[1] });
    await desk.shown(20);
    await desk.click('Set new password');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await desk.as({ ...ADA, password: PASSWORDS[1] });
  });
});

describe('my things, in the window', () => {
  it('hold my password: I change it myself', async () => {
    await desk.open('/mine');
    await desk.act('Change password');
    await fillAll({ 'Password now': PASSWORDS[1], 'New password': PASSWORDS[2], 'New password again': PASSWORDS[2] });
    await desk.shown(21);
    await desk.page.keyboard.press('Enter');
    await desk.reads('From now on the new password is the one.');
    await desk.as({ ...ADA, password: PASSWORDS[2] });
  });

  it('hold my photo: a new one waits until an approver has seen it beside the one before', async () => {
    const { page } = desk;
    await newPhoto();
    await desk.shown(19);
    await desk.click('Request');
    await page.locator('.cw-row').getByText('Edit photo').waitFor();
  });

  it('hold what I asked for: I take it back, and nothing is changed', async () => {
    const { page } = desk;
    await desk.shown(22);
    await desk.click('Abort request');
    await page.locator('.cw-row').getByText('Aborted').waitFor();
    await expect(desk.post('self.open', {})).resolves.not.toHaveProperty('photo');
  });

  it('hold my card: its PIN, forgotten, is chosen anew with the card in the reader', async () => {
    const { page } = desk;
    await desk.open('/mine');
    await desk.click('PIN of my card');
    await page.getByText('I forgot it').click();
    await fillAll({ 'New PIN': NEXT_PIN, 'New PIN again': NEXT_PIN });
    await desk.shown(34);
    await desk.click('Set PIN');
    await desk.reads('The card has its new PIN.');
    await desk.post('card.change-pin', { reader: desk.readers[0], oldPin: NEXT_PIN, newPin: PIN });
    await expect(desk.post('self.open', {})).resolves.toMatchObject({ id: personId });
  });
});

async function newPhoto(): Promise<void> {
  const { page } = desk;
  mkdirSync('out/e2e', { recursive: true });
  writeFileSync('out/e2e/ada-herself.jpg', drawFace('she', new Dice('Ada')));
  await desk.open('/mine');
  await desk.act('Change photo');
  const chooser = page.waitForEvent('filechooser');
  await desk.click('Choose photo');
  await (await chooser).setFiles('out/e2e/ada-herself.jpg');
  await page.getByRole('button', { name: /^Use (?:this photo|it all the same)$/ }).click();
  await page.getByRole('button', { name: 'Request', disabled: false }).waitFor();
}
