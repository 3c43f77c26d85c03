import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languageNames, languages } from '../../renderer/strings/languages.ts';
import { kioskWords } from '../../renderer/strings/kiosk.ts';
import { pcscdOrSkip } from './desk.ts';
import { fill, press, tabTo } from './keyboard.ts';
import { looked as lookedAt, OWN_PASSWORD, setOwnPassword } from './kiosk-looked.ts';
import { ADA, type Kiosk, openKiosk } from './kiosk-world.ts';
import { give, joinServer, type MobileServer, mobileServer, READ_CODES } from './mobile-world.ts';
import { Phone } from './phone.ts';
import { judgedByAxe } from './screens-look.ts';

const pcscd = await pcscdOrSkip();
const NEW_PIN = '483926';
let kiosk: Kiosk;
let server: MobileServer;
let phone: Phone;

beforeAll(async () => {
  server = await mobileServer();
  kiosk = await openKiosk(pcscd, 'kiosk-phone', async (desk) => {
    await desk.post('option.change', { id: 'users-edit-roles-approval', value: false });
    await give(desk, ADA.email, 'Self-service user', 'Mobile ID self-service user');
    await joinServer(desk, server);
  });
  await setOwnPassword(kiosk);
  await kiosk.page.setViewportSize({ width: 1280, height: 800 });
  await kiosk.page.evaluate(READ_CODES);
  phone = await Phone.open();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await kiosk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
  await phone.picture(`kiosk-phone/failed-phone-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await phone?.close();
  await kiosk?.close();
  await server?.stop();
  await pcscd.close();
});

const words = (language: Language) => kioskWords[language].kiosk;

const looked = (name: string) => lookedAt(kiosk, name);

/** By the keyboard alone: a code is shown; its address, and the number beside it. */
async function shown(language: Language, button = words(language).door.showCode) {
  const { page } = kiosk;
  await press(page, button);
  await page.getByRole('img', { name: words(language).phone.qr }).waitFor();
  const number = (await page.locator('.cw-kiosk-number strong').textContent()) ?? '';
  expect(number).toMatch(/^[0-9]{3}$/);
  return { url: await page.evaluate<string>('window.codeOfTest'), number };
}

const signOut = async (language: Language): Promise<void> => {
  await press(kiosk.page, words(language).signOut);
  await kiosk.heading(words('en').door.title);
};
const states = async () => (await kiosk.post<{ mobileIds: { state: string }[] }>('self.open', {})).mobileIds.map(({ state }) => state);

it('a mobile ID is got at the kiosk, by the keyboard alone', async () => {
  const { page } = kiosk;
  const w = words('en');
  await fill(page, w.door.email, ADA.email);
  await fill(page, w.door.password, OWN_PASSWORD);
  await page.keyboard.press('Enter');
  await kiosk.heading(w.mine.title);
  await press(page, w.mine.mobile);
  await press(page, w.mobile.get);
  await press(page, w.mobile.go);
  await page.getByRole('img', { name: /M-1001/ }).waitFor();
  await phone.scans(await page.evaluate<string>('window.codeOfTest'));
  await phone.presses('Make the mobile ID');
  await phone.reads(/^Done\. The mobile ID is on this phone/);
  await kiosk.reads(/M-1001 is on your phone and in force/);
  expect(await states()).toEqual(['active']);
  await signOut('en');
});

describe.each(languages)('signing in at the kiosk with the phone, in “%s”', (language) => {
  it('shows a code and a number, and the phone that shows the same number signs its holder in', async () => {
    const { page } = kiosk;
    const w = words(language);
    await press(page, languageNames[language]);
    await kiosk.heading(w.door.title);
    await looked(`${language}-door-with-phones`);
    const { url, number } = await shown(language);
    await kiosk.reads(w.phone.waits);
    await looked(`${language}-phone-code`);
    await phone.scans(url);
    await phone.reads(/You sign in at the kiosk/);
    await phone.reads(number);
    expect(phone.page.url()).not.toContain('#');
    expect(await judgedByAxe(phone.page, 'light')).toEqual([]);
    await phone.picture('kiosk-phone/phone-sign-in');
    await phone.presses('Sign in there');
    await phone.reads(/^Done\. Go on where the code was shown/);
    await kiosk.heading(w.mine.title);
    await kiosk.reads(new RegExp(ADA.name));
    await looked(`${language}-in-by-phone`);
    await press(page, w.mine.mobile);
    await kiosk.heading(w.mine.mobile);
    await looked(`${language}-mobile`);
    await press(page, w.mobile.lock);
    await looked(`${language}-mobile-lock`);
    await press(page, w.cancel);
    await press(page, `← ${w.back}`);
    await kiosk.heading(w.mine.title);
    await signOut(language);
    expect(await page.evaluate<string>('document.documentElement.outerHTML')).not.toContain(url);
    await phone.scans(url);
    await phone.reads('This code is used or too old. Have a new one shown.');
  });

  it('says what went wrong: refused on the phone, and then another code is shown', async () => {
    const { page } = kiosk;
    const w = words(language);
    await press(page, languageNames[language]);
    const { url } = await shown(language);
    await phone.scans(url);
    await phone.presses('Refuse');
    await phone.reads(/^Refused\. Nothing was done/);
    await kiosk.reads(kioskWords[language].troubles['phone-refused'].happened);
    await looked(`${language}-phone-refused`);
    const again = await shown(language, w.phone.again);
    expect(again.url).not.toBe(url);
    await press(page, w.phone.stop);
    await tabTo(page, w.door.showCode);
    await phone.scans(again.url);
    await phone.reads('This code is used or too old. Have a new one shown.');
    await press(page, languageNames.en);
  });
});

describe('a phone', () => {
  it('asks in its own language, and one that nobody here knows is refused there and here', async () => {
    const { url } = await shown('en');
    const other = await Phone.open({ language: 'de-DE', dark: true });
    try {
      await other.scans(url);
      await other.reads(/^Sie melden sich am Kiosk/);
      expect(await judgedByAxe(other.page, 'dark')).toEqual([]);
      await other.picture('kiosk-phone/phone-sign-in-de');
      await other.presses('Dort anmelden');
      await other.reads('Es ist nichts geschehen. Sie können es noch einmal versuchen.');
    } finally {
      await other.close();
    }
    await phone.knowsItsHolder(false);
    await phone.scans(url);
    await phone.presses('Sign in there');
    await phone.reads('Nothing was done. You can try again.');
    await phone.knowsItsHolder(true);
    await press(kiosk.page, words('en').phone.stop);
  });
});

describe('who knows neither PIN nor code', () => {
  it('signs in with the phone and sets a new PIN', async () => {
    const { page } = kiosk;
    const w = words('en');
    await phone.scans((await shown('en')).url);
    await phone.presses('Sign in there');
    await kiosk.heading(w.mine.title);
    const link = await kiosk.insert(kiosk.card);
    await press(page, w.mine.card);
    await page.getByRole('button', { name: w.card.forgot }).waitFor();
    await press(page, w.card.forgot);
    await fill(page, w.card.wanted, NEW_PIN);
    await fill(page, w.card.again, NEW_PIN);
    await page.keyboard.press('Enter');
    await kiosk.reads(w.card.done);
    await link.remove();
    await press(page, w.done);
    await signOut('en');
  });

  it('or proves by the phone, after the password, that it is them', async () => {
    const { page } = kiosk;
    const w = words('en');
    await fill(page, w.door.email, ADA.email);
    await fill(page, w.door.password, OWN_PASSWORD);
    await page.keyboard.press('Enter');
    await kiosk.heading(w.mine.title);
    const link = await kiosk.insert(kiosk.card);
    await press(page, w.mine.card);
    await page.getByRole('button', { name: w.card.forgot }).waitFor();
    await press(page, w.card.forgot);
    await kiosk.reads(w.proof.phoneText);
    const { url, number } = await shown('en');
    await looked('en-proof-by-phone');
    await phone.scans(url);
    await phone.reads(/wants to set a PIN of yours/);
    await phone.reads(number);
    await phone.picture('kiosk-phone/phone-prove');
    await phone.presses('It is me');
    await page.getByLabel(w.card.wanted, { exact: true }).waitFor();
    await link.remove();
    await signOut('en');
  });
});

it('who has one and wants another locks the old one first, in the same wizard', async () => {
  const { page } = kiosk;
  const w = words('en');
  await phone.scans((await shown('en')).url);
  await phone.presses('Sign in there');
  await kiosk.heading(w.mine.title);
  await press(page, w.mine.mobile);
  await press(page, w.mobile.get);
  await kiosk.reads(/M-1001 is in force\. Lock it first/);
  await looked('en-mobile-lock-first');
  await press(page, w.mobile.lockFirst);
  await page.getByRole('img', { name: /M-1002/ }).waitFor();
  expect(await states()).toEqual(['locked', 'registered']);
  const old = phone;
  phone = await Phone.open();
  await phone.scans(await page.evaluate<string>('window.codeOfTest'));
  await phone.presses('Make the mobile ID');
  await phone.reads(/^Done\. The mobile ID is on this phone/);
  await kiosk.reads(/M-1002 is on your phone and in force/);
  expect(await states()).toEqual(['locked', 'active']);
  await signOut('en');
  await old.scans((await shown('en')).url);
  await old.presses('Sign in there');
  await old.reads('This mobile ID is not in force. Ask at the desk.');
  await old.close();
  await press(page, w.phone.stop);
});

it('says on the kiosk that the mobile ID on the phone is locked', async () => {
  const { page } = kiosk;
  const w = words('en');
  await phone.scans((await shown('en')).url);
  await phone.presses('Sign in there');
  await kiosk.heading(w.mine.title);
  await press(page, w.mine.mobile);
  await press(page, w.mobile.lock);
  await press(page, w.mobile.lockNow);
  await kiosk.reads(/M-1002 is locked/);
  await signOut('en');
  await phone.scans((await shown('en')).url);
  await phone.presses('Sign in there');
  await phone.reads('This mobile ID is not in force. Ask at the desk.');
  await kiosk.reads(w.phone.trouble['passkey-unknown']);
  await looked('en-phone-locked');
  expect(phone.complaints.filter((text) => !text.includes('status of 40'))).toEqual([]);
});
