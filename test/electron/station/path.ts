import { personality } from '../../../native/simulator/personalities/personalities.ts';
import { type SimulatedCard, type SimulatedCardParts, createSimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { APPROVER, OPERATOR, READER, type TestStation, random } from './test-station.ts';

/** A PIN that the rules take, and another. */
export const PIN = '739152';
export const NEW_PIN = '460817';

/** A factory-fresh simulated card. */
export function blankCard(name = 'yubikey-5.4', more: Partial<SimulatedCardParts> = {}): Promise<SimulatedCard> {
  return createSimulatedCard({ personality: personality(name), random, ...more });
}

/** First start with two people; the recovery code is on paper; the operator is signed in. */
export async function found(station: TestStation): Promise<void> {
  await station.call('station.first-start', {
    organisation: 'Northwind Institute',
    servicePoint: 'North campus',
    station: 'Desk 1',
    operator: OPERATOR,
    approver: APPROVER,
  });
  await station.signIn(OPERATOR);
  await station.call('station.print-recovery-code', {});
  await station.call('station.confirm-recovery-printed', {});
}

/** A new active person; the name tells them apart. */
export async function person(station: TestStation, name = 'Ada Ampère'): Promise<string> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`;
  const { personId } = await station.call('person.create', { name, email });
  return personId;
}

/** A card that was asked for by the operator and approved by the approver; the operator is signed in again. */
export async function approvedCard(station: TestStation, personId: string, profileId = 'employee-p256'): Promise<string> {
  const { cardId, requestId } = await station.call('card.request', { personId, profileId });
  if (requestId !== undefined) {
    await station.signIn(APPROVER);
    await station.call('request.approve', { requestId });
    await station.signIn(OPERATOR);
  }
  return cardId;
}

/** Issues the card onto what lies in the reader; throws where that does not end well. */
export async function issue(station: TestStation, cardId: string, reader = READER): Promise<void> {
  const { operationId } = await station.call('card.issue', { cardId, reader });
  const end = await station.ended(operationId);
  if (end.state !== 'done') throw new Error(`the issue ended ${end.state}: ${JSON.stringify(end.failure)}`);
}

/** Hands the card over; the holder chooses the PIN where one is given. */
export async function activate(station: TestStation, cardId: string, newPin?: string): Promise<void> {
  const { identifiers } = await station.call('person.identifiers', {});
  const identifierIds = identifiers.slice(0, 1).map(({ id }) => id);
  const choose = newPin === undefined ? {} : { choose: { reader: READER, newPin } };
  if (newPin === undefined) {
    await station.call('letter.print', { cardId });
    await station.call('letter.confirm-printed', { cardId });
  }
  await station.call('card.activate', { cardId, identifierIds, photoCompared: true, receipt: 'signature', ...choose });
}

/** The whole way: a person, a card in the reader, in force, with a PIN that the test knows. */
export async function activeCard(station: TestStation, name?: string): Promise<{ personId: string; cardId: string; card: SimulatedCard }> {
  const personId = await person(station, name);
  return { personId, ...(await activeCardOf(station, personId)) };
}

/** The same for somebody who is there already. */
export async function activeCardOf(station: TestStation, personId: string): Promise<{ cardId: string; card: SimulatedCard }> {
  const cardId = await approvedCard(station, personId);
  const card = await blankCard();
  await station.insert(card);
  await issue(station, cardId);
  await station.tile(READER, ({ contents }) => contents === 'ours');
  await activate(station, cardId, PIN);
  return { cardId, card };
}
