import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { VpcdLink } from '../../native/simulator/vpcd-link.ts';
import { type Language, languageNames } from '../../renderer/strings/languages.ts';
import { kioskWords } from '../../renderer/strings/kiosk.ts';
import { pcscdOrSkip } from './desk.ts';
import { fill, press } from './keyboard.ts';
import { ADA, FACE, type Kiosk, openKiosk } from './kiosk-world.ts';
import { forgottenCode, proofCode } from './mailed.ts';
import { PIN } from './rows-world.ts';

const pcscd = await pcscdOrSkip();
let kiosk: Kiosk;
let link: VpcdLink;
/** What Ada types to get in, as it is now. */
const now = { password: '', pin: PIN };

beforeAll(async () => {
  kiosk = await openKiosk(pcscd, 'kiosk-tasks');
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

interface Manner {
  readonly language: Language;
  readonly width: number;
  readonly height: number;
}

/** As somebody without a mouse does it; 640 by 400 is what the window shows at 200 %. */
const manners: readonly Manner[] = [
  { language: 'en', width: 1280, height: 800 },
  { language: 'sv', width: 640, height: 400 },
  { language: 'de', width: 640, height: 400 },
];

describe.each(manners)('by the keyboard alone, in “$language”, $width points wide', ({ language, width, height }) => {
  const w = kioskWords[language].kiosk;
  const steps = {
    go: async (to: 'card' | 'photo' | 'requests' | 'password'): Promise<void> => {
      await press(kiosk.page, w.mine[to]);
      await heading(w.mine[to]);
    },
    back: async (): Promise<void> => {
      await press(kiosk.page, `← ${w.back}`);
      await heading(w.mine.title);
    },
    in: async (): Promise<void> => {
      await press(kiosk.page, languageNames[language]);
      await door(language);
      await fill(kiosk.page, w.door.email, ADA.email);
      await fill(kiosk.page, w.door.password, now.password);
      await kiosk.page.keyboard.press('Enter');
      await heading(w.mine.title);
    },
    out: async (): Promise<void> => {
      await press(kiosk.page, w.signOut);
      await door('en');
    },
    proveByMail: async (): Promise<void> => {
      const code = await kiosk.mailed(proofCode[language], () => press(kiosk.page, w.proof.send));
      await fill(kiosk.page, w.proof.code, code);
      await kiosk.page.keyboard.press('Enter');
      await kiosk.page.getByLabel(w.card.wanted, { exact: true }).waitFor();
    },
    newPin: async (pin: string): Promise<void> => {
      await fill(kiosk.page, w.card.wanted, pin);
      await fill(kiosk.page, w.card.again, pin);
      await kiosk.page.keyboard.press('Enter');
      await reads(w.card.done);
      now.pin = pin;
    },
  };
  beforeAll(() => kiosk.page.setViewportSize({ width, height }));

  it('the language is chosen, and the page is spoken in it', async () => {
    await press(kiosk.page, languageNames[language]);
    await door(language);
    expect(await kiosk.page.evaluate<string>('document.documentElement.lang')).toBe(language);
  });

  it('a forgotten password is set anew by a code, and an unknown address is answered alike', async () => {
    const { page } = kiosk;
    await press(page, w.door.forgotten);
    await heading(w.forgotten.title);
    await fill(page, w.door.email, 'nobody@example.org');
    await page.keyboard.press('Enter');
    await reads(w.forgotten.sent.replace('{{email}}', 'nobody@example.org'));
    await press(page, `← ${w.back}`);
    await press(page, w.door.forgotten);
    await fill(page, w.door.email, ADA.email);
    const code = await kiosk.mailed(forgottenCode[language], () => page.keyboard.press('Enter'));
    await reads(w.forgotten.sent.replace('{{email}}', ADA.email));
    now.password = `my own dull one, ${language}`;
    await fill(page, w.forgotten.code, code);
    await fill(page, w.forgotten.newPassword, now.password);
    await page.keyboard.press('Enter');
    await reads(w.forgotten.done);
    await page.keyboard.press('Enter');
    await door(language);
  });

  it('one signs in by password, and changes it', async () => {
    const { page } = kiosk;
    await steps.in();
    await steps.go('password');
    const next = `another of mine, ${language}`;
    await fill(page, w.password.old, now.password);
    await fill(page, w.password.wanted, next);
    await fill(page, w.password.again, next);
    await page.keyboard.press('Enter');
    await reads(w.password.done);
    now.password = next;
    await steps.back();
  });

  it('one’s photo goes to approval, and the request is taken back', async () => {
    const { page } = kiosk;
    await steps.go('photo');
    const chooser = page.waitForEvent('filechooser');
    await press(page, kioskWords[language].people.choosePhoto);
    await (await chooser).setFiles(FACE);
    const { use, useAnyway } = kioskWords[language].photo;
    await page.getByRole('button', { name: new RegExp(`^(?:${use}|${useAnyway})$`) }).waitFor();
    await press(page, new RegExp(`^(?:${use}|${useAnyway})$`));
    await page.getByRole('button', { name: w.photo.send, disabled: false }).waitFor();
    await press(page, w.photo.send);
    await reads(w.photo.sent);
    await page.keyboard.press('Enter');
    await heading(w.mine.title);
    await steps.go('requests');
    await reads(w.requests.row.r19);
    await press(page, w.requests.takeBack);
    await reads(w.requests.takenBack);
    await steps.back();
  });

  it('a PIN that is forgotten is set after a code by mail, and an easy one says why it is refused', async () => {
    const { page } = kiosk;
    link = await kiosk.insert(kiosk.card);
    await steps.go('card');
    await page.getByRole('button', { name: w.card.forgot }).waitFor();
    await press(page, w.card.forgot);
    await steps.proveByMail();
    await fill(page, w.card.wanted, '345678');
    await reads(w.easy.row);
    await steps.newPin('460817');
    await page.keyboard.press('Enter');
    await heading(w.mine.title);
    await steps.out();
  });

  it('one signs in by card, changes its PIN by the old one, and out again', async () => {
    const { page } = kiosk;
    await press(page, languageNames[language]);
    await page.getByLabel(w.door.pin, { exact: true }).waitFor();
    await fill(page, w.door.pin, now.pin);
    await page.keyboard.press('Enter');
    await heading(w.mine.title);
    await steps.go('card');
    await page.getByLabel(w.card.old, { exact: true }).waitFor();
    await fill(page, w.card.old, now.pin);
    await steps.newPin(PIN);
    await page.keyboard.press('Enter');
    await heading(w.mine.title);
    await steps.out();
    await link.remove();
  });
});
