import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { madeCertificate } from '../native/maker-certificates.ts';
import { type Desk, foundByPost, openDeskWithoutReaders } from './desk.ts';
import { lookAt, unreadable } from './screens-look.ts';
import { open, press, sits } from './staff.ts';

const root = madeCertificate({ name: 'Example Maker Attestation Root 1', pathLength: 3, to: '99991231235959Z' });
const middle = madeCertificate({ name: 'Example Maker PIV Attestation B 1', issuer: root, pathLength: 1 });

let desk: Desk;
beforeAll(async () => {
  desk = await openDeskWithoutReaders({ pictures: 'card-makers' });
  await foundByPost(desk);
  await sits(desk);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => desk?.close());

const main = () => desk.page.locator('main');
/** Fingerprints are what this page is for. */
const look = async (name: string) => expect([...(await unreadable(desk.page, true)), ...(await lookAt(desk.page, name))]).toEqual([]);
const paste = async (pem: string) => {
  await main().getByRole('textbox', { name: 'Certificates in PEM' }).fill(pem);
  await press(desk, /^Trust$/);
};

describe('Card makers', () => {
  it('are trusted by nobody at first, and the page says what that means', async () => {
    await open(desk, '/settings');
    await main().getByRole('tab', { name: 'Card makers' }).click();
    await main().getByText('the maker of a card is not checked').waitFor();
    await look('card-makers-none');
  });

  it('are trusted by pasting their root and intermediates, each shown with what it is', async () => {
    await paste(root.pem + middle.pem);
    await main().getByText('2 certificates were added.').waitFor();
    await main().getByText('CN=Example Maker PIV Attestation B 1').waitFor();
    expect(
      await main()
        .getByText(/^SHA-256 (?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/)
        .count(),
    ).toBe(2);
    expect(await main().getByRole('textbox', { name: 'Certificates in PEM' }).inputValue()).toBe('');
    await look('card-makers-trusted');
  });

  it('are not trusted by a private key, which does not even stay in the field', async () => {
    await paste(`-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----`);
    await main().getByText('There is a private key in this.').waitFor();
    expect(await main().getByRole('textbox', { name: 'Certificates in PEM' }).inputValue()).toBe('');
    await look('card-makers-refused');
  });
});
