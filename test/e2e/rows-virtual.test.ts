import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { credentialRoles } from '../../core/roles/role-names.ts';
import { HSM_MODULE } from '../real/pkcs11/software-tpm.ts';
import { type SoftwareToken, softwareToken } from '../real/pkcs11/software-token.ts';
import { allSkippedUnless } from '../skip.ts';
import { APPROVER, pcscdOrSkip } from './desk.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';

allSkippedUnless(existsSync(HSM_MODULE), `${HSM_MODULE} missing: apt-get install softhsm2`);
const pcscd = await pcscdOrSkip();
const PIN = 'Qu4rtz-739';
const NEXT_PIN = 'Gr4nit-648';
let desk: RowsDesk;
let tokens: SoftwareToken;
let holderId = '';

beforeAll(async () => {
  tokens = softwareToken();
  Object.assign(process.env, tokens.environment);
  desk = await openRowsDesk(pcscd, 'rows-virtual');
  await desk.open('/settings');
  await desk.page.getByRole('tab', { name: 'Virtual smart cards' }).click();
  await desk.picture('module');
  await desk.post('token-module.change', { path: HSM_MODULE });
  await desk.post('option.change', { id: 'users-edit-roles-approval', value: false });
  holderId = await give(APPROVER.email, 'Virtual smart card manager', 'Virtual smart card self-service user');
  await desk.as(APPROVER);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await tokens?.end();
  await pcscd.close();
});

async function give(email: string, ...more: readonly string[]): Promise<string> {
  const { people } = await desk.post<{ people: { id: string }[] }>('person.find', { text: email, limit: 1 });
  const personId = people[0]?.id ?? '';
  const { roles } = await desk.post<{ roles: string[] }>('person.open', { personId });
  const ofTable = [...roles, ...more].filter((role) => credentialRoles.some((each) => each === role));
  await desk.post('person.edit-roles', { personId, roles: ofTable });
  return personId;
}

async function fillAll(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await desk.page.getByLabel(label, { exact: true }).fill(text);
}

async function get(): Promise<void> {
  await desk.open('/mine');
  await desk.click('Get virtual smart card');
  await fillAll({ 'New PIN': PIN, 'New PIN again': PIN });
}

describe('a virtual smart card, in the window', () => {
  it('is got with a PIN that follows the rules', async () => {
    const { page } = desk;
    await desk.open('/mine');
    await desk.click('Get virtual smart card');
    await fillAll({ 'New PIN': 'short', 'New PIN again': 'short' });
    expect(await page.getByRole('button', { name: 'Make it' }).isDisabled()).toBe(true);
    await fillAll({ 'New PIN': PIN, 'New PIN again': PIN });
    await desk.shown(42);
    await page.keyboard.press('Enter');
    await desk.reads(/Virtual smart card V-1001 is ready/);
    await desk.picture('got');
  });

  it('gets another PIN from its holder', async () => {
    await desk.click('Change PIN');
    await fillAll({ 'PIN now': 'wrong-one-1', 'New PIN': NEXT_PIN, 'New PIN again': NEXT_PIN });
    await desk.click('Set PIN');
    await desk.reads('The PIN is wrong.');
    await fillAll({ 'PIN now': PIN, 'New PIN': NEXT_PIN, 'New PIN again': NEXT_PIN });
    await desk.shown(44);
    await desk.page.keyboard.press('Enter');
    await desk.reads('The virtual smart card has its new PIN.');
  });

  it('is locked by its holder, who lets keys and certificates be removed', async () => {
    await desk.click('Lock virtual smart card');
    await desk.page.getByLabel('Remove its keys and certificates from this computer too').check();
    await desk.shown(43);
    await desk.click('Lock it for good');
    await desk.reads(/its keys are gone from this computer/);
    await expect(desk.post('self.open', {})).resolves.toMatchObject({ virtualSmartCards: [{ state: 'locked', keys: 'removed' }] });
  });

  it('is locked by its manager on its holder’s page', async () => {
    await get();
    await desk.click('Make it');
    await desk.reads(/Virtual smart card V-1002 is ready/);
    await desk.open(`/people/${holderId}`);
    await desk.click('Lock virtual smart card');
    await desk.shown(41);
    await desk.click('Lock it for good');
    await desk.reads('It is locked, and its certificates are revoked.');
    const seen = await desk.post('person.open', { personId: holderId });
    expect(seen).toMatchObject({ virtualSmartCards: [{ state: 'locked' }, { state: 'locked', keys: 'made' }] });
  });
});
