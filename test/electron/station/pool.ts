import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { blankCard, PIN } from './path.ts';
import { READER, type TestStation } from './test-station.ts';

/** Ends well, or throws with what stopped it. */
export async function endedWell(station: TestStation, operationId: string | undefined): Promise<void> {
  const end = await station.ended(operationId ?? '');
  if (end.state !== 'done')
    throw new Error(`the ${end.kind} ended ${end.state}: ${JSON.stringify(end.failure)} ${station.logged.join('\n')}`);
}

/** A temporary card that was asked for. */
export async function requested(station: TestStation, profileId = 'employee-p256'): Promise<string> {
  const { temporaryCardIds } = await station.call('temporary-card.request', { count: 1, profileId });
  return temporaryCardIds[0] ?? '';
}

/** A temporary card that rests in the pool, lying in the reader. */
export async function inPool(
  station: TestStation,
  { name = 'yubikey-5.4', profile = 'employee-p256' } = {},
): Promise<{ readonly id: string; readonly card: SimulatedCard }> {
  const id = await requested(station, profile);
  const card = await blankCard(name);
  await station.insert(card);
  const { operationId } = await station.call('temporary-card.issue', { temporaryCardId: id, reader: READER });
  await endedWell(station, operationId);
  await station.tile(READER, ({ contents, temporaryCardState }) => contents === 'ours' && temporaryCardState === 'unassigned');
  return { id, card };
}

/** Lends it to that person, at the reader. */
export async function lent(station: TestStation, temporaryCardId: string, personId: string, newPin = PIN): Promise<void> {
  const encode = { reader: READER, newPin };
  const { operationId } = await station.call('temporary-card.assign', { temporaryCardId, personId, encode });
  await endedWell(station, operationId);
  await station.tile(READER, ({ contents, temporaryCardState }) => contents === 'ours' && temporaryCardState === 'assigned');
}

/** Wrong PINs are typed elsewhere until it takes no more. */
export async function pinBlocked(card: SimulatedCard): Promise<void> {
  card.powerOn();
  await card.process(Uint8Array.of(0x00, 0xa4, 0x04, 0x00, 0x05, 0xa0, 0x00, 0x00, 0x03, 0x08));
  const wrong = Uint8Array.of(0x00, 0x20, 0x00, 0x80, 0x08, 0x39, 0x39, 0x39, 0x39, 0x39, 0x39, 0xff, 0xff);
  for (let tries = 0; tries < 5; tries += 1) await card.process(wrong);
  card.powerOff();
}

/** Certificates that are in force at the authority though their temporary card is not Assigned and nothing waits: there must be none. */
export function unlawful({ store }: TestStation, nowMs = Date.now()): readonly string[] {
  return store.all('certificate').flatMap(({ cardId, temporary, serialHex, waitingForAuthority }) => {
    const inBook = store.authority.bySerial(serialHex);
    if (temporary !== true || waitingForAuthority || inBook?.state !== 'valid' || Date.parse(inBook.notAfter) < nowMs) return [];
    const card = store.get('temporary-card', cardId);
    return card?.state === 'assigned' ? [] : [`T-${card?.number} ${card?.state}: ${serialHex}`];
  });
}
