import type { Page } from 'playwright-core';
import type { Court, Verdict } from './programs.ts';
import { choose, HOLDER, numberOf, openHolder, type Walk } from './walk.ts';

/** First start in one click, and the recovery code on paper. */
export async function setUp({ page, picture, say }: Walk): Promise<void> {
  say('First start: an invented organisation, filled in by one click');
  await page.getByRole('tab', { name: 'New organisation' }).waitFor();
  await picture('first-start');
  await page.getByRole('tab', { name: 'Try it with demo data' }).click();
  await page.getByRole('button', { name: 'Fill in demo data' }).click();
  await page.getByRole('button', { name: 'Olga Operator' }).waitFor({ timeout: 600_000 });
  await picture('sign-in');
  await page.getByRole('button', { name: 'Olga Operator' }).click();
  await page.getByRole('button', { name: 'Print recovery code' }).click();
  await page.getByRole('status').waitFor();
  await picture('recovery-code');
  await page.getByRole('button', { name: 'It is on paper and in a safe place' }).click();
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await picture('desk');
}

/** The maker of the card in the reader is one that the organisation trusts, so that its attestations are followed to the root. */
export async function trustMaker({ page, picture, say }: Walk, pem: string): Promise<void> {
  say('The maker of the card is trusted: its attestations are followed to this root');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Card makers' }).click();
  await page.getByRole('textbox', { name: 'Certificates in PEM' }).fill(pem);
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  await page.getByText(/^SHA-256/).waitFor();
  await picture('card-makers');
}

/** The operator enters a person. */
export async function enterPerson({ page, picture, photo, say }: Walk): Promise<void> {
  say(`The operator enters ${HOLDER.name}`);
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('textbox', { name: 'Name, e-mail or number' }).fill('lind');
  await picture('people');
  await page.getByRole('button', { name: 'New person' }).click();
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await page.getByRole('textbox', { name: 'Name', exact: false }).first().fill(HOLDER.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(HOLDER.email);
  await field('Phone').fill(HOLDER.phone);
  await field('Title').fill(HOLDER.title);
  await field('Unit').fill(HOLDER.unit);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose photo' }).click();
  await (await chooser).setFiles(photo);
  await page.getByRole('button', { name: /^Use (?:this photo|it all the same)/ }).click();
  await page.locator('img').last().waitFor();
  await picture('new-person');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: HOLDER.name }).waitFor();
}

const PROFILES: Readonly<Record<string, readonly string[]>> = {
  rsa2048: [
    'Employee card, RSA-2048',
    'Employee card, RSA-2048, supplier’s key kept',
    'Employee card, P-256',
    'Employee card, P-256, supplier’s key kept',
  ],
  rsa3072: ['Employee card, RSA-3072', 'Employee card, RSA-3072, supplier’s key kept'],
  rsa4096: ['Employee card, RSA-4096 (Yubico)'],
  p256: ['Employee card, P-256', 'Employee card, P-256, supplier’s key kept'],
  p384: ['Employee card, P-384', 'Employee card, P-384, supplier’s key kept'],
  ed25519: ['Employee card, Ed25519 and X25519 (Yubico)'],
};
export const demoProfiles: readonly string[] = Object.keys(PROFILES);

/** Asks for a card, lets another person approve, and looks whether it fits what lies in the reader; else asks for the next profile. */
export async function requestAndApprove(
  walk: Walk,
  wanted: string,
): Promise<{ readonly keys: Court['keys']; readonly leftOut: readonly Verdict[] }> {
  const leftOut: Verdict[] = [];
  for (const profile of PROFILES[wanted] ?? []) {
    await request(walk, profile);
    await approve(walk);
    const refused = await preflight(walk, profile);
    if (refused === undefined) return { keys: keysOf(profile), leftOut };
    walk.say(`This card cannot have the profile “${profile}”: ${refused}`);
    leftOut.push({ program: 'cardwright', asked: profile, verdict: 'left out', said: refused });
  }
  throw new Error('expected a card that one of the profiles fits');
}

function keysOf(profile: string): Court['keys'] {
  return profile.includes('RSA') ? 'rsa' : profile.includes('Ed25519') ? 'edwards' : profile.includes('P-384') ? 'p384' : 'p256';
}

async function request({ page, picture, say }: Walk, profile: string): Promise<void> {
  say(`The operator requests a card: ${profile}`);
  await openHolder(page);
  await page
    .getByRole('button', { name: 'Request card' })
    .or(page.getByRole('button', { name: 'More' }))
    .first()
    .waitFor();
  await choose(page, 'Request card');
  await page.getByRole('combobox', { name: 'Card profile' }).click();
  await page.getByRole('option', { name: profile, exact: true }).click();
  await picture('person');
  await page.getByRole('button', { name: 'Request', exact: true }).click();
  await page
    .getByText(/Requested/)
    .first()
    .waitFor();
}

/** The issue page with the demo's reader chosen: why the card does not fit, undefined where it does. */
async function preflight({ page, picture, reader, say }: Walk, profile: string): Promise<string | undefined> {
  say('At the reader: what lies there, and whether everything fits');
  await openHolder(page);
  await page
    .locator('a[href^="#/cards/"]')
    .filter({ has: page.getByText(profile, { exact: true }) })
    .first()
    .click();
  await page.getByRole('heading', { name: /^Card \d+/ }).waitFor();
  await page.getByRole('button', { name: 'Issue card' }).click();
  const choice = page.getByRole('button', { name: `Reader ${await numberOf(page, reader)}` });
  const ready = page.getByRole('button', { name: 'Issue this card' });
  const refusal = page.getByRole('alert');
  await choice.or(ready).or(refusal).first().waitFor();
  if (await choice.isVisible()) await choice.click();
  await ready.or(refusal).first().waitFor();
  await picture('pre-flight');
  return (await ready.isVisible()) ? undefined : (await refusal.first().innerText()).split('\n')[0];
}

async function changeTo(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: from }).click();
  await page.getByRole('menuitem', { name: 'Change operator' }).click();
  await page.getByRole('button', { name: to }).click();
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
}

/** Another person decides: four eyes. */
async function approve({ page, picture, say }: Walk): Promise<void> {
  say('Another person approves it');
  await changeTo(page, 'Olga Operator', 'Anton Approver');
  await page.getByRole('link', { name: 'Requests' }).click();
  await page.getByText(HOLDER.name).first().click();
  await page.getByText('After approval').waitFor();
  await picture('approve');
  await page.getByRole('button', { name: 'Approve' }).and(page.locator('[aria-keyshortcuts="A"]')).waitFor();
  await page.keyboard.press('a');
  await page.locator('.cw-columns').getByText(HOLDER.name).first().waitFor({ state: 'detached' });
  await changeTo(page, 'Anton Approver', 'Olga Operator');
}
