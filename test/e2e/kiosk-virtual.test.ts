import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { kioskWords } from '../../renderer/strings/kiosk.ts';
import { type Language, languageNames } from '../../renderer/strings/languages.ts';
import { HSM_MODULE } from '../real/pkcs11/software-tpm.ts';
import { type SoftwareToken, softwareToken } from '../real/pkcs11/software-token.ts';
import { allSkippedUnless } from '../skip.ts';
import { pcscdOrSkip } from './desk.ts';
import { fill, press, tabTo } from './keyboard.ts';
import { looked, OWN_PASSWORD, setOwnPassword } from './kiosk-looked.ts';
import { ADA, type Kiosk, openKiosk } from './kiosk-world.ts';
import { proofCode } from './mailed.ts';
import { give } from './mobile-world.ts';

allSkippedUnless(existsSync(HSM_MODULE), `${HSM_MODULE} missing: apt-get install softhsm2`);
const pcscd = await pcscdOrSkip();
const PIN = 'Qu4rtz-739';
const NEXT_PIN = 'Gr4nit-648';
const LAST_PIN = 'B4salt-517';
let kiosk: Kiosk;
let tokens: SoftwareToken;

beforeAll(async () => {
  tokens = softwareToken();
  Object.assign(process.env, tokens.environment);
  kiosk = await openKiosk(pcscd, 'kiosk-virtual', async (desk) => {
    await desk.post('token-module.change', { path: HSM_MODULE });
    await desk.post('option.change', { id: 'users-edit-roles-approval', value: false });
    await give(desk, ADA.email, 'Self-service user', 'Virtual smart card self-service user');
  });
  await setOwnPassword(kiosk);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await kiosk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await kiosk?.close();
  await tokens?.end();
  await pcscd.close();
});

interface Manner {
  readonly language: Language;
  readonly number: number;
  readonly width: number;
  readonly height: number;
}

/** 640 by 400 is what the window shows at 200 %. */
const manners: readonly Manner[] = [
  { language: 'en', number: 1001, width: 1280, height: 800 },
  { language: 'sv', number: 1002, width: 640, height: 400 },
  { language: 'de', number: 1003, width: 640, height: 400 },
];

const states = async () =>
  (await kiosk.post<{ virtualSmartCards: { state: string }[] }>('self.open', {})).virtualSmartCards.map(({ state }) => state);

describe.each(manners)('a virtual smart card at the kiosk, by the keyboard alone, in “$language”, $width points wide', (manner) => {
  const { language, number, width, height } = manner;
  const w = kioskWords[language].kiosk;
  const said = (words: string): Promise<void> => kiosk.reads(words.replace('{{number}}', String(number)));
  const pins = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [label, pin] of Object.entries(fields)) await fill(kiosk.page, label, pin);
    await kiosk.page.keyboard.press('Enter');
  };
  const seen = async (name: string): Promise<void> => {
    await looked(kiosk, `${language}-${name}`);
    await kiosk.page.setViewportSize({ width, height });
  };

  beforeAll(async () => {
    const { page } = kiosk;
    await page.setViewportSize({ width, height });
    await press(page, languageNames[language]);
    await kiosk.heading(w.door.title);
    await fill(page, w.door.email, ADA.email);
    await fill(page, w.door.password, OWN_PASSWORD);
    await page.keyboard.press('Enter');
    await kiosk.heading(w.mine.title);
    await press(page, w.mine.virtual);
    await kiosk.heading(w.mine.virtual);
  });

  it('is got with a PIN that follows the rules, which are shown while it is typed', async () => {
    const { page } = kiosk;
    await seen('virtual-none');
    await press(page, w.virtual.get);
    await fill(page, w.card.wanted, 'short');
    await fill(page, w.card.again, 'short');
    expect(await page.getByRole('button', { name: w.virtual.make }).isDisabled()).toBe(true);
    await seen('virtual-get');
    await pins({ [w.card.wanted]: PIN, [w.card.again]: PIN });
    await said(w.virtual.got);
    expect((await states()).at(-1)).toBe('active');
    await seen('virtual-got');
  });

  it('gets another PIN by the old one; a wrong one is told as what it is', async () => {
    await press(kiosk.page, w.virtual.changePin);
    await pins({ [w.card.old]: 'wrong-one-1', [w.card.wanted]: NEXT_PIN, [w.card.again]: NEXT_PIN });
    await kiosk.reads(kioskWords[language].troubles['token-wrong'].happened);
    await seen('virtual-wrong-pin');
    await pins({ [w.card.old]: PIN, [w.card.wanted]: NEXT_PIN, [w.card.again]: NEXT_PIN });
    await said(w.virtual.changed);
  });

  it('gets another PIN by a code of a mail, where the old one is forgotten', async () => {
    const { page } = kiosk;
    await press(page, w.virtual.changePin);
    await press(page, w.card.forgot);
    const code = await kiosk.mailed(proofCode[language], () => press(page, w.proof.send));
    await fill(page, w.proof.code, code);
    await page.keyboard.press('Enter');
    await page.getByLabel(w.card.wanted, { exact: true }).waitFor();
    await pins({ [w.card.wanted]: LAST_PIN, [w.card.again]: LAST_PIN });
    await said(w.virtual.changed);
  });

  it('is locked for good, its keys removed with consent', async () => {
    const { page } = kiosk;
    await press(page, w.virtual.lock);
    await tabTo(page, w.virtual.consent);
    await page.keyboard.press('Space');
    await seen('virtual-lock');
    await press(page, w.virtual.lockNow);
    await said(w.virtual.lockedKeys.removed);
    expect((await states()).at(-1)).toBe('locked');
    expect(await page.getByText(w.virtual.here).count()).toBe(0);
    await seen('virtual-locked');
    await press(page, w.signOut);
    await kiosk.heading(kioskWords.en.kiosk.door.title);
  });
});
