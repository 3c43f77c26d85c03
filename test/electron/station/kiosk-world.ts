import { rmSync } from 'node:fs';
import type { Reply } from '../../../core/actions/wire.ts';
import type { CardInReader } from '../../../native/simulator/card-in-reader.ts';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { SECRET_STAFF_CODE as STAFF_CODE } from './lawful-kiosk-inputs.ts';
import { type TokenPlace, memoryTokens, tokenPlace } from './memory-tokens.ts';
import { activate, approvedCard, blankCard, found, issue, PIN } from './path.ts';
import { Register, type Somebody } from './register.ts';
import { newFolder } from './scratch-folder.ts';
import { READER, TestStation, type TestStationOptions } from './test-station.ts';

export { STAFF_CODE };
export const HOLDER_ROLES = ['Self-service user', 'Mobile ID self-service user', 'Virtual smart card self-service user'];

export interface KioskWorld {
  /** The station, started again as a kiosk. */
  readonly station: TestStation;
  readonly register: Register;
  /** Whose card is in force, with the PIN of path.ts; it lies nowhere yet. */
  readonly holder: Somebody;
  readonly card: SimulatedCard;
  /** Those beside the holder who were to have a card in force. */
  readonly more: readonly CardHolder[];
  readonly place: TokenPlace;
  readonly close: () => Promise<void>;
}

export interface CardHolder {
  readonly name: string;
  readonly holder: Somebody;
  readonly card: SimulatedCard;
}

interface Before extends Pick<TestStationOptions, 'clock'> {
  /** What an Administrator does before the kiosk opens. */
  readonly before?: (station: TestStation) => Promise<void>;
  /** Names of more people with a card in force. */
  readonly cardHolders?: readonly string[];
}

/** A station with an organisation, a holder with a card in force, and a staff code; ended, and started as a kiosk. */
export async function kioskWorld({ before, cardHolders = [], ...options }: Before = {}): Promise<KioskWorld> {
  const dataFolder = newFolder();
  const place = tokenPlace();
  const given = { ...options, dataFolder, tokens: (path: string) => memoryTokens(path, place) };
  const desk = await TestStation.open(given);
  await found(desk);
  await desk.call('kiosk.change-staff-code', { codeSecret: STAFF_CODE });
  await desk.call('token-module.change', { path: '/in/memory' });
  const people = new Register(desk);
  const holder = people.person('Hugo Holder', { roles: HOLDER_ROLES });
  const card = await cardInForce(desk, holder.id);
  const more: CardHolder[] = [];
  for (const name of cardHolders) {
    const one = people.person(name, { roles: HOLDER_ROLES });
    more.push({ name, holder: one, card: await cardInForce(desk, one.id) });
  }
  await before?.(desk);
  await desk.close();
  const station = await TestStation.open({ ...given, kiosk: true });
  const close = async (): Promise<void> => {
    await station.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  const register = new Register(station);
  // The holders' numbers are taken.
  for (const _holder of [holder, ...more]) register.next();
  return { station, register, holder, card, more, place, close };
}

async function cardInForce(desk: TestStation, personId: string): Promise<SimulatedCard> {
  const cardId = await approvedCard(desk, personId);
  const card = await blankCard();
  await desk.insert(card);
  await issue(desk, cardId);
  await desk.tile(READER, ({ contents }) => contents === 'ours');
  await activate(desk, cardId, PIN);
  desk.readers.remove(READER);
  await desk.tile(READER, ({ contents }) => contents === 'empty');
  return card;
}

/** Puts a card in and waits until it can be signed in with: a kiosk hears that the readers changed, and not how. */
export async function lay(station: TestStation, card: CardInReader, reader = READER): Promise<void> {
  station.readers.insert(reader, card);
  for (;;) {
    const changed = station.heard((event) => (event.event === 'readers' ? true : undefined));
    const { cards } = await station.call('session.cards-at-hand', {});
    if (cards.some((seen) => seen.reader === reader)) return;
    await changed;
  }
}

export const session = async (station: TestStation) => (await station.call('station.status', {})).session;
export const code = (reply: Reply): string => (reply.ok ? 'ok' : reply.failure.code);
