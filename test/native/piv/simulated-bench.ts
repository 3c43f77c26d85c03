import { randomBytes } from 'node:crypto';
import { ascii, fromHex } from '../../../core/base/bytes.ts';
import { findManagementKey } from '../../../native/piv/find-management-key.ts';
import type { ManagementKey } from '../../../native/piv/management-key.ts';
import { modelOf } from '../../../native/piv/models.ts';
import { buildChuid } from '../../../native/piv/objects/chuid.ts';
import { NON_FEDERAL_FASC_N, encodeFascN } from '../../../native/piv/objects/fasc-n.ts';
import { parseUuid } from '../../../native/piv/objects/uuid.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { MemoryChannel } from '../../../native/simulator/memory-channel.ts';
import { ODD } from '../../../native/simulator/personalities/odd.ts';
import { PERSONALITIES } from '../../../native/simulator/personalities/personalities.ts';
import type { Personality } from '../../../native/simulator/personality.ts';
import { type SimulatedCard, createSimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { pooledKeys } from '../pooled-keys.ts';

export const random = (length: number) => Uint8Array.from(randomBytes(length));
export const PIN = ascii('123456');
export const OTHER_PIN = ascii('73519284');
export const PUK = ascii('12345678');
export const TEXT_PUK = ascii('98765432');
export const UUID = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6';
export const SERIAL = 12_345_678;

/** Algorithm identifiers, as the simulated cards name what they can make. */
export const ID = { p256: 0x11, p384: 0x14, rsa2048: 0x07, rsa3072: 0x05, rsa4096: 0x16, ed25519: 0xe0, x25519: 0xe1 } as const;

/** Denies GET METADATA itself for a slot without a key, as some cards do that have the command. */
const DENIES_EMPTY_SLOTS: Personality = {
  ...ODD,
  name: 'odder',
  vendor: ODD.vendor === null ? null : { ...ODD.vendor, emptySlotMetadata: 'unknown-instruction' },
};

/** Every card that the client's suite runs over: the personalities, and where one of them could answer in yet another way. */
export const CARDS: readonly (readonly [name: string, personality: Personality])[] = [...PERSONALITIES, DENIES_EMPTY_SLOTS].map((each) => [
  each.name,
  each,
]);

const keys = pooledKeys(2);

export function someChuid(): Uint8Array {
  return buildChuid(
    { fascN: encodeFascN(NON_FEDERAL_FASC_N), cardUuid: parseUuid(UUID), expiresOn: '20301231' },
    new Uint8Array(700).fill(0x30),
  );
}

/** A factory-fresh simulated card with the client's session upon it. */
export interface Bench {
  readonly simulated: SimulatedCard;
  readonly channel: MemoryChannel;
  readonly card: PivCard;
}

export async function bench(personality: Personality): Promise<Bench> {
  const simulated = await createSimulatedCard({ personality, random, serial: SERIAL, keys });
  const channel = new MemoryChannel(simulated);
  return { simulated, channel, card: await PivCard.open(channel, random) };
}

/** Authenticates with the factory's management key as the card's model knows it. */
export async function administer({ card, channel }: Bench): Promise<ManagementKey> {
  const abilities = await card.abilities();
  const known = abilities.metadata ? await card.managementMetadata() : undefined;
  const candidates = modelOf(channel.atr, abilities)
    .factory.managementKeys.map(({ cipher, key }) => ({ cipher, key: fromHex(key) }))
    .filter(({ cipher }) => known?.cipher === undefined || known.cipher === cipher);
  const found = await findManagementKey(card, candidates);
  if (found === undefined) throw new Error('no factory key fits');
  return found;
}
