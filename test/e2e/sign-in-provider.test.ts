import { afterAll, afterEach, beforeAll, describe, it, expect } from 'vitest';
import { localProvider, type LocalProvider } from '../electron/openid/local-provider.ts';
import { type Desk, foundByPost, OPERATOR, openDeskWithoutReaders } from './desk.ts';
import { open, press, sits, type, wrongWith } from './staff.ts';

let provider: LocalProvider;
let desk: Desk;
/** Who comes back from the browser; nobody while the person has not decided. */
let subject: string | undefined;

beforeAll(async () => {
  provider = await localProvider();
  provider.accounts.set('olga-at-work', { email: OPERATOR.email, verified: true });
  const openInBrowser = (url: string): Promise<void> => (subject === undefined ? Promise.resolve() : provider.browse(subject)(url));
  desk = await openDeskWithoutReaders({ pictures: 'sign-in-provider', openInBrowser });
  await foundByPost(desk);
  await sits(desk);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await provider?.close();
});

const main = () => desk.page.locator('main');
const look = async (name: string) => expect(await wrongWith(desk, name)).toEqual([]);
const button = (name: RegExp | string) => desk.page.getByRole('button', { name });

describe('The organisation’s own sign-in', () => {
  it('is set by an Administrator by the keyboard, who is told what is missing', async () => {
    await open(desk, '/settings');
    await main().getByRole('tab', { name: 'Sign-in', exact: true }).click();
    await main().getByText('People sign in with e-mail and password').waitFor();
    await look('none');
    expect(await button('Save').isDisabled()).toBe(true);
    await type(desk, /^Name on the button/, 'Northwind sign-in');
    await type(desk, /^Address of the provider/, provider.issuer);
    await type(desk, /^Client id/, 'desk');
    await press(desk, 'Save');
    await main().getByText('or through Northwind sign-in').waitFor();
    await look('set');
    expect(
      await main()
        .getByText(/^Saved\./)
        .isVisible(),
    ).toBe(true);
  });

  it('is a button of its own at the sign-in; one may stop waiting for the browser', async () => {
    subject = undefined;
    await desk.post('session.sign-out', {});
    await button('Sign in with Northwind sign-in').waitFor();
    await look('offered');
    await press(desk, 'Sign in with Northwind sign-in');
    await desk.page.getByText('Finish in your browser').waitFor();
    await look('waiting');
    await desk.page.keyboard.press('Enter');
    await button('Sign in with Northwind sign-in').waitFor();
  });

  it('signs in whoever comes back from it, and whom nobody here knows is told so', async () => {
    subject = 'somebody-else';
    provider.accounts.set('somebody-else', { email: 'unknown@example.org', verified: true });
    await press(desk, 'Sign in with Northwind sign-in');
    await desk.page.getByRole('alert').waitFor();
    await look('unknown');
    subject = 'olga-at-work';
    await press(desk, 'Sign in with Northwind sign-in');
    await desk.page.getByRole('navigation', { name: 'Pages' }).waitFor();
    const { session } = await desk.post<{ session: { person: { name: string } } }>('station.status', {});
    expect(session.person.name).toBe(OPERATOR.name);
  });
});
