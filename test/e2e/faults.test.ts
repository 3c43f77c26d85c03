import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { type KeySource, REAL_KEYS } from '../../native/simulator/key-source.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import type { VpcdLink } from '../../native/simulator/vpcd-link.ts';
import { activeCard, found } from '../electron/station/path.ts';
import { TestStation } from '../electron/station/test-station.ts';
import { APPROVER, blankCard, type Desk, foundByPost, OPERATOR, openDesk, pcscdOrSkip } from './desk.ts';

const pcscd = await pcscdOrSkip();
let desk: Desk;
/** Of the person whose card it all begins with. */
let adasCard = '';
/** What happens when a card makes its next key; then it is forgotten. */
let atNextKey: (() => Promise<unknown>) | undefined;

const keys: KeySource = {
  async generate(algorithm) {
    const happens = atNextKey;
    atNextKey = undefined;
    await happens?.();
    return REAL_KEYS.generate(algorithm);
  },
};

beforeAll(async () => {
  desk = await openDesk(pcscd, { pictures: 'faults' });
  await foundByPost(desk);
  await signedIn(OPERATOR);
  await desk.page.reload();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await pcscd.close();
});

async function signedIn({ email, password }: { readonly email: string; readonly password: string }): Promise<void> {
  await desk.post('session.sign-out', {}).catch(() => undefined);
  await desk.post('session.sign-in', { email, password });
}

/** An approved card of a new person; the page shows where it is issued. */
async function approved(name: string): Promise<string> {
  const { page, post } = desk;
  const { personId } = await post<{ personId: string }>('person.create', {
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
  });
  const wish = { personId, profileId: 'employee-p256' };
  const { cardId, requestId } = await post<{ cardId: string; requestId: string }>('card.request', wish);
  await signedIn(APPROVER);
  await post('request.approve', { requestId });
  await signedIn(OPERATOR);
  await page.reload();
  await page.getByRole('heading', { name: 'Desk' }).waitFor();
  await page.evaluate(`location.hash = '#/cards/${cardId}/issue'`);
  return cardId;
}

async function start(): Promise<void> {
  await desk.page.getByRole('button', { name: /^Issue this card/ }).click();
}

/** The sentences of a failure, as the operator reads them. */
async function reads(...sentences: readonly (RegExp | string)[]): Promise<void> {
  for (const sentence of sentences) await desk.page.getByText(sentence).first().waitFor();
}

describe('a card that is pulled out while its keys are made', () => {
  let card: Awaited<ReturnType<typeof blankCard>>;
  let link: VpcdLink;

  it('says what happened, what it means and what to do', async () => {
    card = await blankCard('yubikey-5.4', { keys });
    link = await desk.insert(card);
    adasCard = await approved('Ada Ampère');
    await desk.page.getByRole('button', { name: /^Issue this card/ }).waitFor();
    atNextKey = () => link.remove();
    await start();
    await reads('The card was pulled out in the middle.', /none of its certificates is valid/, /Put the same card back/);
    await desk.picture('pulled');
  });

  it('is not taken for another that is put in', async () => {
    const other = await desk.insert(await blankCard());
    await reads('Blank card');
    await desk.page.evaluate(`location.hash = '#/cards/${adasCard}'`);
    await reads('Put it into any reader to finish it.');
    await desk.page.getByRole('button', { name: 'Finish', exact: true, disabled: true }).waitFor();
    await desk.picture('another');
    await other.remove();
    await reads('Put a card in');
  });

  it('is known when it is put back, and finished with one key', async () => {
    await desk.insert(card);
    await desk.page.getByRole('button', { name: 'Finish', exact: true, disabled: false }).click();
    await desk.page.getByText(/is issued$/).waitFor({ timeout: 60_000 });
    await desk.picture('finished');
  });
});

describe('readers and what lies in them', () => {
  it('a card that is somebody’s cannot be issued again: its tile says whose it is', async () => {
    await desk.page.evaluate(`location.hash = '#/desk'`);
    await reads(/^Ada Ampère · Enter opens it/);
    await desk.picture('somebody');
  });

  it('a card of another organisation is left alone, and says so', async () => {
    const theirs = await TestStation.open();
    await found(theirs);
    const { card } = await activeCard(theirs);
    await theirs.close();
    const link = await desk.insert(card, 1);
    await reads('Somebody else’s card', /^Left alone/);
    await desk.picture('foreign');
    await link.remove();
    await reads('Put a card in');
  });

  it('a blank card whose management key somebody changed is refused before anything is asked of the authority', async () => {
    const delivered = personality('yubikey-5.4');
    const management = { ...delivered.management, factory: '8f2a64c1d97e035b8f2a64c1d97e035b8f2a64c1d97e035b' };
    const link = await desk.insert(await blankCard('yubikey-5.4', { personality: { ...delivered, management } }), 1);
    await approved('Jean Bartik');
    await start();
    await reads('The card does not accept any management key that this station knows.', /No try was spent/, /ask the supplier/);
    await desk.picture('unknown-key');
    await link.remove();
  });

  it('the last try of a PIN is not spent without being asked for', async () => {
    await desk.post('letter.print', { cardId: adasCard });
    await desk.post('letter.confirm-printed', { cardId: adasCard });
    const { identifiers } = await desk.post<{ identifiers: { id: string }[] }>('person.identifiers', {});
    const identifierIds = identifiers.slice(0, 1).map(({ id }) => id);
    await desk.post('card.activate', { cardId: adasCard, identifierIds, photoCompared: true, receipt: 'signature' });
    const reader = desk.readers[0] ?? '';
    for (let tries = 0; tries < 4; tries += 1)
      await desk.post('card.change-pin', { reader, oldPin: '852741', newPin: '739152' }).catch(() => undefined);
    const { page } = desk;
    await page.evaluate(`location.hash = '#/cards/${adasCard}'`);
    await page.getByRole('button', { name: /^Change PIN/ }).click();
    await page.getByText('1 try left').waitFor();
    await desk.picture('last-try');
  });
});
