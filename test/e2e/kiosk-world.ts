import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dice } from '../../electron/demo/dice.ts';
import { drawFace } from '../../electron/demo/faces/draw-face.ts';
import type { SimulatedCard } from '../../native/simulator/simulated-card.ts';
import type { Pcscd } from '../../scripts/pcsc/pcscd.ts';
import { LocalServer } from '../electron/mail/local-server.ts';
import { blankCard, type Desk, openDesk } from './desk.ts';
import { mailed } from './mailed.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';
import { issuedCard } from './rows-world.ts';

export const ADA = { name: 'Ada Ampère', email: 'ada@example.org' };
export const STAFF_CODE = 'granite 739 way out';
export const FACE = 'out/e2e/ada-at-the-kiosk.jpg';

export interface Kiosk extends Desk {
  readonly card: SimulatedCard;
  /** What a mail to Ada, or to that address, that comes after the act says, as far as it is wanted. */
  readonly mailed: (wanted: RegExp, act: () => Promise<void>, to?: string) => Promise<string>;
  readonly heading: (name: string) => Promise<void>;
  readonly reads: (words: RegExp | string) => Promise<void>;
}

/** An organisation with Ada, her password, and her card in force; its window closed, and opened again as a kiosk. */
export async function openKiosk(pcscd: Pcscd, pictures: string, more?: (desk: RowsDesk) => Promise<void>): Promise<Kiosk> {
  mkdirSync('out/e2e', { recursive: true });
  writeFileSync(FACE, drawFace('she', new Dice('Ada')));
  const dataFolder = mkdtempSync(join(tmpdir(), 'cardwright-kiosk-'));
  const mail = await LocalServer.open();
  const card = await setUp(pcscd, { dataFolder, pictures, port: mail.port, more });
  const kiosk = await openDesk(pcscd, { pictures, dataFolder, kiosk: true });
  return {
    ...kiosk,
    card,
    mailed: (says, act, to = ADA.email) => mailed(mail, { to, says, act }),
    heading: (name) => kiosk.page.getByRole('heading', { name, exact: true, level: 1 }).waitFor(),
    reads: (words) => kiosk.page.getByText(words).first().waitFor(),
    close: async () => {
      await kiosk.close();
      await mail.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

interface Setting {
  readonly dataFolder: string;
  readonly pictures: string;
  readonly port: number;
  /** What else an Administrator does before the window is a kiosk's. */
  readonly more: ((desk: RowsDesk) => Promise<void>) | undefined;
}

async function setUp(pcscd: Pcscd, { dataFolder, pictures, port, more }: Setting): Promise<SimulatedCard> {
  const desk = await openRowsDesk(pcscd, `${pictures}-set-up`, { dataFolder });
  const card = await blankCard();
  const link = await desk.insert(card);
  await desk.post('mail.change-server', { host: '127.0.0.1', port, security: 'none', from: 'desk@example.org' });
  await desk.post('kiosk.change-staff-code', { codeSecret: STAFF_CODE });
  await issuedCard(desk, ADA);
  await link.remove();
  await more?.(desk);
  await desk.close();
  return card;
}
