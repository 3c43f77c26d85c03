import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { foreignCard } from '../electron/station/fault-cards.ts';
import { blankCard, pcscdOrSkip } from './desk.ts';
import { openRowsDesk, type RowsDesk } from './rows-desk.ts';
import { issuedCard, tileIs } from './rows-world.ts';
import { lookAt } from './screens-look.ts';

const pcscd = await pcscdOrSkip();
let desk: RowsDesk;

beforeAll(async () => {
  desk = await openRowsDesk(pcscd, 'used-cards');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(async () => {
  await desk?.close();
  await pcscd.close();
});

const named = (name: string, disabled = false) => desk.page.getByRole('button', { name, exact: true, disabled });

describe('A card that somebody else issued', () => {
  it('is left alone until whoever may has said twice that everything on it is to be destroyed; then it is a blank one', async () => {
    const link = await desk.insert(await foreignCard(), 1);
    await tileIs(desk, 1, ({ contents }) => contents === 'foreign');
    await desk.open(`/readers/${encodeURIComponent(desk.readers[1] ?? '')}`);
    await desk.click('Take this card over…');
    await desk.reads(/^Take over somebody else’s card, YubiKey 5/);
    await named('Destroy everything and take it over', true).waitFor();
    expect(await lookAt(desk.page, 'take-over')).toEqual([]);
    await desk.page.keyboard.press('Space');
    await desk.click('Destroy everything and take it over');
    await tileIs(desk, 1, ({ contents }) => contents === 'blank');
    await desk.reads('Blank card');
    expect(await lookAt(desk.page, 'taken-over')).toEqual([]);
    await link.remove();
  });

  it('can be left alone after all', async () => {
    const card = await foreignCard();
    const before = structuredClone(card.state);
    await desk.insert(card, 1);
    await desk.click('Take this card over…');
    await desk.click('Leave it alone');
    await named('Take this card over…').waitFor();
    expect(card.state.objects).toEqual(before.objects);
    expect(card.state.pin).toEqual(before.pin);
  });
});

describe('A card of ours that is locked', () => {
  it('asks for the card, then for consent; its chip is blank afterwards, and its record stays', async () => {
    const card = await blankCard();
    const link = await desk.insert(card);
    const { cardId } = await issuedCard(desk, { name: 'Ada Ampère', email: 'ada@example.org' });
    await desk.post('card.lock', { cardId });
    await link.remove();
    await tileIs(desk, 0, ({ contents }) => contents === 'empty');
    await desk.open(`/cards/${cardId}`);
    await desk.act('Wipe the chip');
    await desk.reads(/^Put card .* into any reader to wipe it\.$/);
    expect(await lookAt(desk.page, 'wipe-card-absent')).toEqual([]);
    await desk.insert(card);
    await tileIs(desk, 0, ({ contents }) => contents === 'ours');
    const consent = desk.page.getByRole('checkbox');
    await consent.waitFor();
    expect(await lookAt(desk.page, 'wipe-card')).toEqual([]);
    await consent.press('Space');
    await desk.click('Destroy everything at reader 1');
    await tileIs(desk, 0, ({ contents }) => contents === 'blank');
    await desk.reads('The chip is wiped; it is a blank card.');
    await desk.reads('Locked');
    expect(await lookAt(desk.page, 'wiped-card')).toEqual([]);
  });
});
