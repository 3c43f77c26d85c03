import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { found, person } from './path.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { APPROVER, OPERATOR, TestStation } from './test-station.ts';

let station: TestStation;
let ada: string;

beforeEach(async () => {
  station = await TestStation.open({ dataFolder: scratchFolder() });
  await found(station);
  ada = await person(station, 'Ada Ampère');
});
afterEach(() => station.close());

async function askForCard(): Promise<{ readonly cardId: string; readonly requestId: string }> {
  const { cardId, requestId } = await station.call('card.request', { personId: ada, profileId: 'employee-p256' });
  if (requestId === undefined) throw new Error('expected a request');
  return { cardId, requestId };
}

const stateOfCard = (cardId: string) => station.store.get('card', cardId)?.state;

describe('what waits when approval of its use case is switched off', () => {
  it('is still decided, either way, by somebody else than who asked; what is asked from then on needs nobody', async () => {
    const [approved, rejected, takenBack] = [await askForCard(), await askForCard(), await askForCard()];
    await station.call('option.change', { id: 'cards-request-approval', value: false });
    expect(await station.refusal('request.approve', { requestId: approved.requestId })).toBe('denied');
    await station.signIn(APPROVER);
    expect((await station.call('desk.open', {})).toDecide).toHaveLength(3);
    await station.call('request.approve', { requestId: approved.requestId });
    await station.call('request.postpone', { requestId: rejected.requestId });
    await station.call('request.reject', { requestId: rejected.requestId, reason: 'Has left on Friday' });
    await station.signIn(OPERATOR);
    await station.call('request.abort', { requestId: takenBack.requestId });
    expect([approved, rejected, takenBack].map(({ cardId }) => stateOfCard(cardId))).toEqual(['approved', 'rejected', 'aborted']);
    expect((await station.call('card.request', { personId: ada, profileId: 'employee-p256' })).requestId).toBeUndefined();
  });

  it('is not decided by whoever asked for it', async () => {
    const both = new Register(station).person('Bea Both', { roles: ['Operator', 'Approver'], memberships: [{}] });
    await station.signIn(both);
    const { requestId } = await askForCard();
    await station.signIn(OPERATOR);
    await station.call('option.change', { id: 'cards-request-approval', value: false });
    await station.signIn(both);
    expect(await station.refusal('request.approve', { requestId })).toBe('four-eyes');
  });
});
