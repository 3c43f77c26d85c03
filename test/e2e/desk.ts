import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Reply } from '../../core/actions/wire.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { type SimulatedCard, type SimulatedCardParts, createSimulatedCard } from '../../native/simulator/simulated-card.ts';
import { type VpcdLink, insertCard } from '../../native/simulator/vpcd-link.ts';
import { openStationWindow } from '../../scripts/demo/station-window.ts';
import { type Pcscd, ensurePcscd } from '../../scripts/pcsc/pcscd.ts';
import { allSkippedUnless } from '../skip.ts';

export const OPERATOR = { name: 'Olga Operator', email: 'olga@example.org', password: 'a long and dull one' };
export const APPROVER = { name: 'Anton Approver', email: 'anton@example.org', password: 'another long one' };

/** The real station in its real window, with readers of a real pcscd. */
export interface Desk {
  readonly page: Page;
  readonly dataFolder: string;
  readonly readers: readonly string[];
  /** A picture in out/e2e. */
  readonly picture: (name: string) => Promise<void>;
  /** Puts a card into the reader of that number, counted from 0. */
  readonly insert: (card: SimulatedCard, reader?: number) => Promise<VpcdLink>;
  /** An action as the page itself would send it. */
  readonly post: <Output = unknown>(action: string, input: unknown) => Promise<Output>;
  readonly close: () => Promise<void>;
}

/** Skips the tests of a file where there is no browser or no pcscd; call it once at the top. */
export async function pcscdOrSkip(): Promise<Pcscd> {
  allSkippedUnless(existsSync('/usr/bin/chromium'), 'Debian’s chromium is not installed');
  const outcome = await ensurePcscd({ readers: 2, quick: true }).catch((cause: unknown) => String(cause));
  if (typeof outcome !== 'string') return outcome;
  allSkippedUnless(false, outcome);
  throw new Error(outcome);
}

export interface DeskWish {
  /** Under out/e2e. */
  readonly pictures: string;
  readonly width?: number;
  readonly height?: number;
  /** Records to go on from, which whoever gives them removes; else new ones. */
  readonly dataFolder?: string;
  readonly kiosk?: boolean;
  readonly clock?: { readonly now: () => number };
  /** What the person does in the system's browser. */
  readonly openInBrowser?: (url: string) => Promise<void>;
}

export async function openDesk(
  pcscd: Pcscd,
  { pictures, clock, openInBrowser, kiosk, width = 1280, height = 800, ...given }: DeskWish,
): Promise<Desk> {
  const dataFolder = given.dataFolder ?? mkdtempSync(join(tmpdir(), 'cardwright-e2e-'));
  const wish = { dataFolder, pictures: join('out/e2e', pictures), width, height, headless: true, kiosk, say: () => undefined };
  const { page, picture, close } = await openStationWindow({
    ...wish,
    ...(clock === undefined ? {} : { clock }),
    ...(openInBrowser === undefined ? {} : { openInBrowser }),
  });
  page.setDefaultTimeout(15_000);
  const links: VpcdLink[] = [];
  return {
    page,
    dataFolder,
    picture,
    readers: pcscd.readers.map(({ name }) => name),
    insert: async (card, reader = 0) => {
      const link = await insertCard(card, pcscd.readers[reader]?.socketPath ?? '', { patientMs: 2_000 });
      links.push(link);
      return link;
    },
    post: async <Output>(action: string, input: unknown) => {
      const message = JSON.stringify(JSON.stringify({ action, input }));
      const reply = JSON.parse(await page.evaluate<string>(`window.station.post(${message})`)) as Reply;
      if (!reply.ok) throw new Error(`${action} was refused: ${JSON.stringify(reply.failure)}`);
      return reply.output as Output;
    },
    close: async () => {
      for (const link of links) await link.remove().catch(() => undefined);
      await close();
      if (given.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The same without a reader: for what needs none. Skips the tests of a file where there is no browser. */
export function openDeskWithoutReaders(wish: DeskWish): Promise<Desk> {
  allSkippedUnless(existsSync('/usr/bin/chromium'), 'Debian’s chromium is not installed');
  return openDesk({ readers: [], started: false, close: () => Promise.resolve() }, wish);
}

/** An organisation without the form, its recovery code on paper, nobody signed in; the page shows the sign-in. */
export async function foundByPost({ page, post }: Desk): Promise<void> {
  const places = { organisation: 'Northwind Institute', servicePoint: 'North campus', station: 'Desk 1' };
  await post('station.first-start', { ...places, operator: OPERATOR, approver: APPROVER });
  await post('session.sign-in', { email: OPERATOR.email, password: OPERATOR.password });
  await post('station.print-recovery-code', {});
  await post('station.confirm-recovery-printed', {});
  await post('session.sign-out', {});
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

export function blankCard(name = 'yubikey-5.4', more: Partial<SimulatedCardParts> = {}): Promise<SimulatedCard> {
  return createSimulatedCard({ personality: personality(name), random: (length) => new Uint8Array(randomBytes(length)), ...more });
}
