import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { SimulatedCard } from '../../native/simulator/simulated-card.ts';
import { kioskWords } from '../../renderer/strings/kiosk.ts';
import { languageNames, languages } from '../../renderer/strings/languages.ts';
import { measure } from '../../scripts/measures.ts';
import { dice } from '../electron/station/kiosk-walk.ts';
import { blankCard, pcscdOrSkip } from './desk.ts';
import { OWN_PASSWORD } from './kiosk-looked.ts';
import { keptBy, pastedInto, textOf, WATCH_CAMERA } from './kiosk-remains.ts';
import { ADA, FACE, type Kiosk, openKiosk } from './kiosk-world.ts';
import { give } from './mobile-world.ts';
import { issuedCard } from './rows-world.ts';

const pcscd = await pcscdOrSkip();
const VISITS = 12;
const seed = Number(process.env['CARDWRIGHT_SEED'] ?? randomBytes(4).readUInt32BE());
const roll = dice(seed);
const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(roll() * list.length)] as Value;

interface Visitor {
  readonly name: string;
  readonly email: string;
  readonly card: SimulatedCard;
  /** Names, addresses, card numbers: what nobody else may see. */
  readonly marks: string[];
}
const others = [
  { name: 'Béatrice Bellwether', email: 'bellwether@example.org' },
  { name: 'Caspar Quillfeather', email: 'quillfeather@example.org' },
];
const visitors: Visitor[] = [];
/** What anybody typed so far, passwords too. */
const typed: string[] = [];
let kiosk: Kiosk;
let leaks = 0;

beforeAll(async () => {
  const cards: SimulatedCard[] = [];
  kiosk = await openKiosk(pcscd, 'kiosk-walk', async (desk) => {
    await desk.post('option.change', { id: 'users-edit-roles-approval', value: false });
    for (const who of others) {
      const card = await blankCard();
      const link = await desk.insert(card);
      await issuedCard(desk, who);
      await link.remove();
      cards.push(card);
    }
    for (const { email } of [ADA, ...others])
      await give(desk, email, 'Self-service user', 'Mobile ID self-service user', 'Virtual smart card self-service user');
  });
  for (const [at, who] of [ADA, ...others].entries()) {
    const { email, name } = who;
    const forgotten = () => kiosk.post('self.forgot-password', { email }).then(() => undefined);
    const codeSecret = await kiosk.mailed(/Forgotten password[^:]*: ([0-9A-Za-z-]+)/, forgotten, email);
    await kiosk.post('self.set-forgotten-password', { email, codeSecret, newPassword: OWN_PASSWORD });
    visitors.push({ ...who, card: cards[at - 1] ?? kiosk.card, marks: [name, email] });
  }
  await kiosk.page.evaluate(WATCH_CAMERA);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await kiosk.picture('failed-walk');
});
afterAll(async () => {
  measure({ name: 'holders.walk.leaks', value: leaks, unit: 'leaks', goal: 0, holds: leaks === 0 });
  await kiosk?.close();
  await pcscd.close();
});

const click = (name: string): Promise<void> => kiosk.page.getByRole('button', { name, exact: true }).click();

function none(found: readonly string[], where: string): void {
  leaks += found.length;
  expect(found, `${where}, seed ${seed}`).toEqual([]);
}

/** Nothing of these stands in the page. */
async function lacks(marks: readonly string[], where: string): Promise<void> {
  const text = await textOf(kiosk.page);
  none(
    marks.filter((mark) => text.includes(mark)),
    where,
  );
}

/** Something of one's own into every field that takes it; where a field wants digits, digits. */
async function type(): Promise<void> {
  const fields = kiosk.page.locator('main input:is([type=text], [type=password], [type=email], [type=tel], :not([type]))');
  for (const field of await fields.all()) {
    if (!(await field.isEditable())) continue;
    const number = String(10_000_000 + Math.floor(roll() * 89_999_999));
    await field.fill(`typed${number}`);
    if (!(await field.inputValue()).includes(number)) await field.fill(number.slice(0, 6));
    typed.push(number.slice(0, 6));
  }
}

type Words = (typeof kioskWords)['en'];

const opened = { photos: 0 };
/** What somebody does on a page of theirs, without finishing it. */
const pages = {
  card: async ({ kiosk: w }: Words, { card }: Visitor): Promise<(() => Promise<void>) | undefined> => {
    const link = await kiosk.insert(card);
    await kiosk.page.getByRole('button', { name: w.card.forgot }).waitFor();
    if (roll() < 0.5) await kiosk.page.getByRole('button', { name: w.card.forgot }).click();
    return () => link.remove();
  },
  photo: async ({ photo, people }: Words) => {
    opened.photos += 1;
    if (opened.photos === 1 || roll() < 0.5) {
      await click(photo.camera);
      await kiosk.page.getByLabel(photo.finder).waitFor();
    } else {
      const chooser = kiosk.page.waitForEvent('filechooser');
      await click(people.choosePhoto);
      await (await chooser).setFiles(FACE);
      await kiosk.page.getByLabel(photo.stage).waitFor();
    }
    return undefined;
  },
  requests: () => Promise.resolve(undefined),
  password: () => Promise.resolve(undefined),
  mobile: async ({ kiosk: w }: Words) => {
    await click(w.mobile.get);
    return undefined;
  },
  virtual: async ({ kiosk: w }: Words) => {
    await click(w.virtual.get);
    return undefined;
  },
};

/** As a card is named in each language. */
function cardNames(number: number): readonly string[] {
  return languages.map((language) => {
    const shown = new Intl.NumberFormat(language, { useGrouping: false }).format(number);
    return kioskWords[language].kiosk.mine.cardName.replace('{{number}}', shown);
  });
}

const doors = Object.keys(pages) as (keyof typeof pages)[];

async function visit(who: Visitor, at: number): Promise<void> {
  const { page } = kiosk;
  const language = pick(languages);
  const words = kioskWords[language] as Words;
  const w = words.kiosk;
  const strange = [...visitors.filter((other) => other !== who).flatMap(({ marks }) => marks), ...typed];
  await click(languageNames[language]);
  await page.getByRole('textbox', { name: w.door.email, exact: true }).fill(who.email);
  await page.getByLabel(w.door.password, { exact: true }).fill(OWN_PASSWORD);
  await page.keyboard.press('Enter');
  await kiosk.heading(w.mine.title);
  const { cards } = await kiosk.post<{ cards: { number: number }[] }>('self.open', {});
  who.marks.push(...cards.flatMap(({ number }) => cardNames(number)).filter((name) => !who.marks.includes(name)));
  let leave: (() => Promise<void>) | undefined;
  for (let left = 1 + Math.floor(roll() * 3); left > 0; left -= 1) {
    // Somebody leaves from each page, and leaves the camera running.
    const door = left > 1 ? pick(doors) : (doors[at % doors.length] ?? 'photo');
    await click(w.mine[door]);
    await kiosk.heading(w.mine[door]);
    leave = await pages[door](words, who);
    await lacks(strange, `visit ${at}, page ${door}`);
    await type();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    if (left > 1) {
      await click(`← ${w.back}`);
      await kiosk.heading(w.mine.title);
      await leave?.();
      leave = undefined;
    }
  }
  if (roll() < 0.7) await click(w.signOut);
  else await kiosk.post('session.sign-out', {});
  await kiosk.heading(kioskWords.en.kiosk.door.title);
  await leave?.();
}

it(`${VISITS} visits of ${others.length + 1} people leave nothing in the window for the next, seed ${seed}`, async () => {
  const { page } = kiosk;
  const { door } = kioskWords.en.kiosk;
  let before: Visitor | undefined;
  for (let at = 0; at < VISITS; at += 1) {
    // Somebody else than before, so that the next person's pages are looked at for what is of the last one.
    const who = visitors[at] ?? pick(visitors.filter((one) => one !== before));
    before = who;
    await visit(who, at);
    await page.getByText(door.putIn).waitFor();
    none(await keptBy(page), `kept after visit ${at}`);
    none(
      (await page.context().cookies()).map(({ name }) => name),
      `cookies after visit ${at}`,
    );
    await lacks([...visitors.flatMap(({ marks }) => marks), ...typed, OWN_PASSWORD], `the door after visit ${at}`);
    const pasted = await pastedInto(page, door.email);
    none(pasted === '' ? [] : [pasted], `the clipboard after visit ${at}`);
  }
  expect(typed.length).toBeGreaterThan(0);
  expect(visitors.every(({ marks }) => marks.length > 2)).toBe(true);
}, 120_000);

it('a camera that comes only after the sign-out goes dark at once', async () => {
  const { page } = kiosk;
  const { kiosk: w, photo } = kioskWords.en;
  const tracks = 'window.tracksOfTest.map(({ readyState }) => readyState)';
  const before = await page.evaluate<string[]>(tracks);
  await page.evaluate('window.slowCamera = new Promise((come) => { window.cameraComes = come; }), undefined');
  await page.getByRole('textbox', { name: w.door.email, exact: true }).fill(ADA.email);
  await page.getByLabel(w.door.password, { exact: true }).fill(OWN_PASSWORD);
  await page.keyboard.press('Enter');
  await kiosk.heading(w.mine.title);
  await click(w.mine.photo);
  await click(photo.camera);
  await expect.poll(() => page.evaluate<string[]>(tracks)).toHaveLength(before.length + 1);
  await click(w.signOut);
  await kiosk.heading(w.door.title);
  await page.evaluate('window.cameraComes(), undefined');
  await expect.poll(() => page.evaluate<string>(`${tracks}.at(-1)`)).toBe('ended');
});
