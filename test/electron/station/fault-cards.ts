import { RSA_2048 } from '../../../native/simulator/algorithms.ts';
import type { CardInReader } from '../../../native/simulator/card-in-reader.ts';
import type { CardState } from '../../../native/simulator/card-state.ts';
import { personality } from '../../../native/simulator/personalities/personalities.ts';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { memoryStorage } from '../../../native/simulator/storage.ts';
import { blankCard } from './path.ts';

/** A card with other contents than a fresh one. */
async function cardWith(change: (state: CardState) => Partial<CardState>, name = 'yubikey-5.4'): Promise<SimulatedCard> {
  const { state } = await blankCard(name);
  return blankCard(name, { storage: memoryStorage({ ...state, ...change(state) }) });
}

const secret = (value: string) => ({ value, tries: 3, triesLeft: 3 });

/** A card of another organisation: it has a CHUID that is not ours. */
export const foreignCard = (name?: string) =>
  cardWith(
    ({ objects }) => ({ objects: { ...objects, '5fc102': Buffer.from(`53003410${'5a'.repeat(16)}`, 'hex').toString('base64') } }),
    name,
  );

/** Somebody chose another PIN on it before. */
export const usedCard = () => cardWith(() => ({ pin: secret('383532373431ffff') }));

/** Its management key is not the one that it was delivered with. */
export function rekeyedCard(): Promise<SimulatedCard> {
  const delivered = personality('yubikey-5.4');
  const management = { ...delivered.management, factory: '8f2a64c1d97e035b8f2a64c1d97e035b8f2a64c1d97e035b' };
  return blankCard('yubikey-5.4', { personality: { ...delivered, management } });
}

/** It makes RSA keys only. */
export function oldCard(): Promise<SimulatedCard> {
  return blankCard('yubikey-5.4', { personality: { ...personality('yubikey-5.4'), algorithms: [RSA_2048] } });
}

/** A card that knows no application of PIV. */
export const bankCard: CardInReader = {
  atr: Uint8Array.of(0x3b, 0x00),
  powerOn: () => Uint8Array.of(0x3b, 0x00),
  reset: () => Uint8Array.of(0x3b, 0x00),
  powerOff: () => undefined,
  process: () => Uint8Array.of(0x6a, 0x82),
};
