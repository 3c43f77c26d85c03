import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVER, type Desk, OPERATOR, openDesk, pcscdOrSkip } from './desk.ts';
import { menu, tabTo } from './keyboard.ts';

const pcscd = await pcscdOrSkip();
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(pcscd, { pictures: 'first-start' });
});
afterAll(async () => {
  await desk?.close();
  await pcscd.close();
});

describe('the first start, by keyboard alone', () => {
  it('asks for the organisation and for two people, and says what is wrong before anything is made', async () => {
    const { page, picture } = desk;
    const keys = page.keyboard;
    await page.getByRole('heading', { name: 'Set up this station' }).waitFor();
    await tabTo(page, 'Organisation');
    await keys.type('Northwind Institute');
    await tabTo(page, 'Service point');
    await keys.type('North campus');
    for (const person of [OPERATOR, APPROVER]) {
      await keys.press('Tab');
      await tabTo(page, 'Name');
      await keys.type(person.name);
      await tabTo(page, 'E-mail');
      await keys.type(person.email);
      await tabTo(page, 'Password');
      await keys.type(person.password);
      await tabTo(page, 'Password again');
      await keys.type(person === APPROVER ? 'something else' : person.password);
    }
    await keys.press('Enter');
    await page.getByText('The two passwords differ').waitFor();
    await keys.press('Control+a');
    await keys.type(APPROVER.password);
    await picture('filled');
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('signs in; a wrong password is said in words', async () => {
    const { page, picture } = desk;
    const keys = page.keyboard;
    await tabTo(page, 'E-mail');
    await keys.type(OPERATOR.email);
    await tabTo(page, 'Password');
    await keys.type('not this one');
    await keys.press('Enter');
    await page.getByRole('alert').waitFor();
    await picture('wrong-password');
    await expect(page.getByRole('alert').innerText()).resolves.toContain('password');
    await tabTo(page, 'Password');
    await keys.type(OPERATOR.password);
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Print the recovery code' }).waitFor();
  });

  it('prints the recovery code, forgets it, and opens the desk', async () => {
    const { page, picture } = desk;
    await tabTo(page, 'Print recovery code');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    await picture('recovery-code');
    await tabTo(page, 'It is on paper and in a safe place');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Desk' }).waitFor();
  });

  it('locks, unlocks where it was, and lets somebody else sign in', async () => {
    const { page, picture } = desk;
    const keys = page.keyboard;
    await keys.press('Control+k');
    await keys.type('Journal');
    await page.getByRole('option', { name: 'Journal', exact: true }).waitFor();
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Journal' }).waitFor();
    await keys.press('Control+l');
    await page.getByText(`${OPERATOR.name} is signed in`).waitFor();
    await picture('locked');
    await expect(page.getByRole('heading', { name: 'Journal' }).count()).resolves.toBe(0);
    await keys.type(OPERATOR.password);
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Journal' }).waitFor();
    await menu(page, 'Change operator', /^(?:OO\s*)?Olga Operator$/);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await tabTo(page, 'E-mail');
    await keys.type(APPROVER.email);
    await tabTo(page, 'Password');
    await keys.type(APPROVER.password);
    await keys.press('Enter');
    await page.getByRole('button', { name: /Anton Approver/ }).waitFor();
  });
});
