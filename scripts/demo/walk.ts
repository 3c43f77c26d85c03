import type { Page } from 'playwright-core';
import type { StationWindow } from './station-window.ts';

export const HOLDER = {
  name: 'Mira Lindqvist',
  email: 'mira.lindqvist@example.org',
  phone: '+46 8 555 0142',
  title: 'Dr.',
  unit: 'Radiology',
} as const;
/** The PIN that the demo's holder chooses at hand-over, and the one after each visit to a PIN page. */
export const PINS = { chosen: '739152', changed: '460817', unblocked: '518203' } as const;

export interface Walk extends StationWindow {
  /** Name of the reader with the demo's card, as PC/SC gives it. */
  readonly reader: string;
  /** Path of the holder's photo, JPEG. */
  readonly photo: string;
  readonly say: (line: string) => void;
}

/** The number that the station painted on a reader. */
export async function numberOf(page: Page, reader: string): Promise<number> {
  const asking = `window.station.post('{"action":"reader.list","input":{}}')`;
  const reply = await page.evaluate<string>(asking);
  const { output } = JSON.parse(reply) as { output?: { readers: readonly { number: number; name: string }[] } };
  const found = output?.readers.find(({ name }) => name === reader);
  if (found === undefined) throw new Error(`expected the station to see reader “${reader}”`);
  return found.number;
}

/** The holder's page, by the search box as an operator would. */
export async function openHolder(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(HOLDER.name);
  await page.getByRole('option').filter({ hasText: HOLDER.email }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: HOLDER.name }).waitFor();
}

/** An action of the page: its primary button, or an entry of the menu. */
export async function choose(page: Page, action: string): Promise<void> {
  const primary = page.getByRole('button', { name: action });
  if (await primary.isVisible()) return primary.click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}
