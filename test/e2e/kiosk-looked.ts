import { expect } from 'vitest';
import { ADA, type Kiosk } from './kiosk-world.ts';
import { forgottenCode } from './mailed.ts';
import { lookAt, unreadable } from './screens-look.ts';

export const OWN_PASSWORD = 'one that I remember';

/** All that is within reach of a key or finger is large enough (WCAG 2.2, 2.5.5). */
const SMALL = `[...document.querySelectorAll('button, a[href], input:not([type=file], [type=checkbox], [type=radio])')]
  .filter((each) => each.getClientRects().length > 0 && !each.disabled)
  .map((each) => ({ name: each.textContent || each.tagName, box: each.getBoundingClientRect() }))
  .filter(({ box }) => box.height > 0 && (box.width < 44 || box.height < 44))
  .map(({ name, box }) => name + ' ' + Math.round(box.width) + '×' + Math.round(box.height))`;

/** A page of the kiosk is right to the eye, to a screen reader and to a finger. */
export async function looked({ page }: Kiosk, name: string): Promise<void> {
  expect(await lookAt(page, `kiosk-${name}`), name).toEqual([]);
  expect(await unreadable(page), name).toEqual([]);
  expect(await page.evaluate<string[]>(SMALL), name).toEqual([]);
}

/** Ada sets the password that she is known by from then on, by a code of a mail. */
export async function setOwnPassword(kiosk: Kiosk): Promise<void> {
  const { email } = ADA;
  const forgotten = () => kiosk.post('self.forgot-password', { email }).then(() => undefined);
  const codeSecret = await kiosk.mailed(forgottenCode.en, forgotten);
  await kiosk.post('self.set-forgotten-password', { email, codeSecret, newPassword: OWN_PASSWORD });
}
