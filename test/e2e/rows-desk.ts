import type { Pcscd } from '../../scripts/pcsc/pcscd.ts';
import { APPROVER, type Desk, type DeskWish, foundByPost, OPERATOR, openDesk } from './desk.ts';
import { rowPicture } from '../use-cases/all.ts';
import { keysTaken } from './keyboard.ts';

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** A founded station in its window, the operator signed in, and what the tests of single rows do over and over. */
export interface RowsDesk extends Desk {
  /** Another person sits down: the page is theirs. */
  readonly as: (who: Account) => Promise<void>;
  readonly open: (path: string) => Promise<void>;
  readonly click: (button: RegExp | string) => Promise<void>;
  readonly reads: (words: RegExp | string) => Promise<void>;
  /** The choice of a list, by its label. */
  readonly choose: (label: string, option: RegExp | string) => Promise<void>;
  /** The first button of the page, or an entry of its menu. */
  readonly act: (action: string) => Promise<void>;
  /** The one request that waits is approved by the other person, by key; the operator is back afterwards. */
  readonly approved: (pictureOf?: number) => Promise<void>;
  /** The picture of a row, under the name by which `npm test` looks for it. */
  readonly shown: (row: number) => Promise<void>;
}

export async function openRowsDesk(pcscd: Pcscd, pictures: string, given: Pick<DeskWish, 'dataFolder' | 'clock'> = {}): Promise<RowsDesk> {
  const desk = await openDesk(pcscd, { pictures, ...given });
  const { page, post } = desk;
  await foundByPost(desk);
  const as = async ({ email, password }: Account): Promise<void> => {
    await post('session.sign-out', {}).catch(() => undefined);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor({ state: 'detached' });
  };
  const open = async (path: string): Promise<void> => {
    await page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`);
  };
  const approved = async (pictureOf?: number): Promise<void> => {
    await as(APPROVER);
    await open('/requests');
    await keysTaken(page);
    if (pictureOf !== undefined) await desk.picture(`${rowPicture(pictureOf)}-asked`);
    await page.keyboard.press('a');
    await page.getByText('Nothing waits here').first().waitFor();
    await as(OPERATOR);
  };
  await as(OPERATOR);
  await post('option.change', { id: 'users-password-delivery', value: 'nopassword' });
  return { ...desk, as, open, approved, shown: (row) => desk.picture(rowPicture(row)), ...hands(desk) };
}

/** What a hand does in the window. */
function hands({ page }: Desk): Pick<RowsDesk, 'click' | 'reads' | 'choose' | 'act'> {
  const main = page.locator('main');
  return {
    click: (button) =>
      page
        .getByRole('button', { name: button, exact: typeof button === 'string', disabled: false })
        .first()
        .click(),
    reads: (words) => page.getByText(words).first().waitFor(),
    choose: async (label, option) => {
      await main
        .getByRole('combobox', { name: label })
        .or(main.getByRole('textbox', { name: label }))
        .first()
        .click();
      await page.getByRole('option', { name: option }).first().click();
    },
    act: async (action) => {
      await main.getByRole('button', { name: 'More' }).waitFor();
      const first = main.getByRole('button', { name: new RegExp(`^${action} ?Ctrl`) });
      if (await first.isVisible()) return first.click();
      await main.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: action, exact: true }).click();
    },
  };
}
