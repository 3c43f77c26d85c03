import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { VpcdLink } from '../../native/simulator/vpcd-link.ts';
import { type Language, languageNames, languages } from '../../renderer/strings/languages.ts';
import { kioskWords } from '../../renderer/strings/kiosk.ts';
import { OPERATOR, pcscdOrSkip } from './desk.ts';
import { fill, press, tabTo } from './keyboard.ts';
import { looked as lookedAt, OWN_PASSWORD, setOwnPassword } from './kiosk-looked.ts';
import { ADA, type Kiosk, openKiosk, STAFF_CODE } from './kiosk-world.ts';

const pcscd = await pcscdOrSkip();
let kiosk: Kiosk;
let link: VpcdLink;

beforeAll(async () => {
  kiosk = await openKiosk(pcscd, 'kiosk');
  await setOwnPassword(kiosk);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await kiosk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await kiosk?.close();
  await pcscd.close();
});

const heading = (name: string) => kiosk.heading(name);
const reads = (words: RegExp | string) => kiosk.reads(words);
const door = (language: Language) => heading(kioskWords[language].kiosk.door.title);

const looked = (name: string) => lookedAt(kiosk, name);

describe('the pages', () => {
  beforeAll(async () => {
    await kiosk.page.setViewportSize({ width: 1280, height: 800 });
    link = await kiosk.insert(kiosk.card);
  });
  afterAll(() => link.remove());

  it.each(languages)('are right to the eye and to a screen reader, in “%s”', async (language) => {
    const { page } = kiosk;
    const { kiosk: w } = kioskWords[language];
    await press(page, languageNames[language]);
    await page.getByLabel(w.door.pin, { exact: true }).waitFor();
    await looked(`${language}-door`);
    await press(page, w.door.forgotten);
    await looked(`${language}-forgotten`);
    await press(page, `← ${w.back}`);
    await press(page, w.door.staff);
    await looked(`${language}-staff`);
    await press(page, `← ${w.back}`);
    await fill(page, w.door.email, ADA.email);
    await fill(page, w.door.password, 'not the password');
    await page.keyboard.press('Enter');
    await reads(kioskWords[language].troubles['wrong-password'].happened);
    await looked(`${language}-wrong-password`);
    await fill(page, w.door.password, OWN_PASSWORD);
    await page.keyboard.press('Enter');
    await heading(w.mine.title);
    await looked(`${language}-start`);
    for (const one of ['card', 'photo', 'requests', 'password'] as const) {
      await press(page, w.mine[one]);
      await heading(w.mine[one]);
      if (one === 'card') await page.getByRole('button', { name: w.card.know }).waitFor();
      await looked(`${language}-${one}`);
      if (one === 'card') {
        await press(page, w.card.forgot);
        await looked(`${language}-proof`);
      }
      await press(page, `← ${w.back}`);
      await heading(w.mine.title);
    }
    await press(page, w.signOut);
    await door('en');
  });
});

describe('after each person', () => {
  it('nothing is left: page, storage, clipboard, camera, language', async () => {
    const { page } = kiosk;
    await page.evaluate(WATCH_CAMERA);
    const { kiosk: w } = kioskWords.de;
    await press(page, 'Deutsch');
    await fill(page, w.door.email, ADA.email);
    await fill(page, w.door.password, OWN_PASSWORD);
    await page.keyboard.press('Enter');
    await heading(w.mine.title);
    await press(page, w.mine.photo);
    await press(page, kioskWords.de.photo.camera);
    await page.getByLabel(kioskWords.de.photo.finder).waitFor();
    expect(await page.evaluate<string[]>(TRACKS)).toEqual(['live']);
    await kiosk.picture('camera');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await press(page, w.signOut);
    await door('en');
    expect(await page.evaluate<string[]>(TRACKS)).toEqual(['ended']);
    expect(await page.evaluate<string>('document.documentElement.outerHTML')).not.toMatch(/Ada|ada@|Amp/);
    expect(await page.evaluate<number>('localStorage.length + sessionStorage.length + document.cookie.length')).toBe(0);
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('en');
    await tabTo(page, kioskWords.en.kiosk.door.email);
    await page.keyboard.press('Control+v');
    expect(await page.getByRole('textbox', { name: kioskWords.en.kiosk.door.email }).inputValue()).toBe('');
  });

  it('a photo is taken with the camera and goes to approval', async () => {
    const { page } = kiosk;
    const { kiosk: w } = kioskWords.en;
    const { camera, take, finder, stage, use, useAnyway } = kioskWords.en.photo;
    await fill(page, w.door.email, ADA.email);
    await fill(page, w.door.password, OWN_PASSWORD);
    await page.keyboard.press('Enter');
    await heading(w.mine.title);
    await press(page, w.mine.photo);
    await press(page, camera);
    await page.getByLabel(finder).waitFor();
    await expect.poll(() => page.evaluate<number>("document.querySelector('video')?.videoWidth ?? 0")).toBeGreaterThan(0);
    await press(page, take);
    await page.getByLabel(stage).waitFor();
    expect(await page.locator('video').count()).toBe(0);
    await kiosk.picture('camera-picture');
    const used = new RegExp(`^(?:${use}|${useAnyway})$`);
    await page.getByRole('button', { name: used }).waitFor();
    await press(page, used);
    await page.getByRole('button', { name: w.photo.send, disabled: false }).waitFor();
    await press(page, w.photo.send);
    await reads(w.photo.sent);
    const { requests } = await kiosk.post<{ requests: { row: number; state: string }[] }>('self.open', {});
    expect(requests).toMatchObject([{ row: 19, state: 'requested' }]);
    await press(page, w.signOut);
    await door('en');
  });

  it('who goes without signing out is warned, can stay, and is signed out in the end', async () => {
    const { page } = kiosk;
    const { kiosk: w } = kioskWords.en;
    await page.clock.install();
    // A page that began under the true clock has timers that this one cannot end.
    await page.reload();
    await door('en');
    await fill(page, w.door.email, ADA.email);
    await fill(page, w.door.password, OWN_PASSWORD);
    await page.keyboard.press('Enter');
    await heading(w.mine.title);
    await page.clock.fastForward(61_000);
    await page.getByRole('dialog').waitFor();
    await kiosk.picture('are-you-still-there');
    await page.keyboard.press('Enter');
    await page.clock.fastForward(1000);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.clock.fastForward(61_000);
    await page.getByRole('dialog').waitFor();
    expect(await page.evaluate<string[]>(CLICK_ALONE)).toEqual(['click']);
    await page.clock.fastForward(1000);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.clock.fastForward(61_000);
    await page.getByRole('dialog').waitFor();
    await page.clock.fastForward(31_000);
    await door('en');
    expect(await page.evaluate<string>('document.body.innerText')).not.toContain('Ada');
    await page.clock.resume();
  });
});

it('is left by the staff code: the window is the operators’ from then on', async () => {
  const { page } = kiosk;
  const { kiosk: w } = kioskWords.en;
  expect(await page.evaluate<number>(`fetch('./index.html').then(({ status }) => status, () => 0)`)).not.toBe(200);
  await press(page, w.door.staff);
  await fill(page, w.staff.code, 'not the code');
  await page.keyboard.press('Enter');
  await reads(kioskWords.en.troubles['staff-code-wrong'].happened);
  await fill(page, w.staff.code, STAFF_CODE);
  await page.keyboard.press('Enter');
  await heading('Sign in');
  await page.getByLabel('E-mail').fill(OPERATOR.email);
  await page.getByLabel('Password', { exact: true }).fill(OPERATOR.password);
  await page.keyboard.press('Enter');
  await heading('Desk');
  await kiosk.picture('operators-desk');
});

/** As a screen reader presses the last button of the dialog: no pointer, no key. Gives what the window heard by it. */
const CLICK_ALONE = `(() => {
  const heard = [];
  const note = (event) => heard.push(event.type);
  const kinds = ['pointerdown', 'mousedown', 'touchstart', 'keydown', 'click'];
  for (const kind of kinds) window.addEventListener(kind, note);
  [...document.querySelectorAll('[role=dialog] button')].at(-1).click();
  for (const kind of kinds) window.removeEventListener(kind, note);
  return heard;
})()`;
const WATCH_CAMERA = `(() => {
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.tracksOfTest = [];
  navigator.mediaDevices.getUserMedia = async (wish) => {
    const stream = await real(wish);
    window.tracksOfTest.push(...stream.getTracks());
    return stream;
  };
})()`;
const TRACKS = `window.tracksOfTest.map((track) => track.readyState)`;
