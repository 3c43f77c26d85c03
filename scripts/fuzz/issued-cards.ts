import { fromHex } from '../../core/base/bytes.ts';
import { PivCard } from '../../native/piv/piv-card.ts';
import { PivError } from '../../native/piv/piv-error.ts';
import { type ObjectKey, objects } from '../../native/piv/tables/objects.ts';
import type { CardInReader } from '../../native/simulator/card-in-reader.ts';
import { MemoryChannel } from '../../native/simulator/memory-channel.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { createSimulatedCard } from '../../native/simulator/simulated-card.ts';
import { PIN, activate, approvedCard, found, issue, person } from '../../test/electron/station/path.ts';
import { READER, TestStation, random } from '../../test/electron/station/test-station.ts';

/** One exchange as it went over the wire. */
export interface Exchange {
  readonly command: Uint8Array;
  readonly answer: Uint8Array;
}

/** A card that a whole station issued and handed over, and everything that went between them. */
export interface IssuedCard {
  readonly atr: Uint8Array;
  readonly traffic: readonly Exchange[];
  readonly contents: ReadonlyMap<ObjectKey, Uint8Array>;
  /** Certificates that say that a key was made on this card; none where the card cannot attest. */
  readonly attestations: readonly Uint8Array[];
}

const CARDS = [
  { kind: 'yubikey-5.7', holder: 'Ada Ampère', profileId: 'employee-p256' },
  { kind: 'odd', holder: 'Otto Ohm', profileId: 'employee-p256' },
] as const;

/** Cards of two kinds, each issued by a station in memory on the whole path, then read with its PIN. */
export async function issuedCards(): Promise<readonly IssuedCard[]> {
  const station = await TestStation.open();
  try {
    await found(station);
    const issued: IssuedCard[] = [];
    for (const card of CARDS) issued.push(await issueOne(station, card));
    return issued;
  } finally {
    await station.close();
  }
}

async function issueOne(station: TestStation, { kind, holder, profileId }: (typeof CARDS)[number]): Promise<IssuedCard> {
  const card = await createSimulatedCard({ personality: personality(kind), random });
  const traffic: Exchange[] = [];
  const tapped = tap(card, traffic);
  const cardId = await approvedCard(station, await person(station, holder), profileId);
  await station.insert(tapped);
  await issue(station, cardId);
  await station.tile(READER, ({ contents }) => contents === 'ours');
  await activate(station, cardId, PIN);
  station.readers.remove(READER);
  await station.tile(READER, ({ contents }) => contents === 'empty');
  return { atr: card.atr, traffic, ...(await readAll(tapped)) };
}

/** The same card; what goes in and out is remembered. */
function tap(card: CardInReader, traffic: Exchange[]): CardInReader {
  return {
    atr: card.atr,
    powerOn: () => card.powerOn(),
    reset: () => card.reset(),
    powerOff: () => card.powerOff(),
    process: async (command) => {
      const sent = command.slice();
      const answer = await card.process(command);
      traffic.push({ command: sent, answer: answer.slice() });
      return answer;
    },
  };
}

async function readAll(tapped: CardInReader): Promise<Pick<IssuedCard, 'contents' | 'attestations'>> {
  const card = await PivCard.open(new MemoryChannel(tapped), random);
  const { attest, metadata } = await card.abilities();
  await card.verifyPin(Uint8Array.from(PIN, (digit) => digit.charCodeAt(0)));
  const contents = new Map<ObjectKey, Uint8Array>();
  for (const key of Object.keys(objects) as readonly ObjectKey[]) {
    const content = await refusedAsUndefined(card.readObject(key));
    if (content !== undefined) contents.set(key, content);
  }
  const attestations: Uint8Array[] = [];
  for (const slot of ['9a', '9c', '9d', '9e', 'f9'] as const) {
    if (metadata) await refusedAsUndefined(card.keyMetadata(slot));
    const statement = attest && slot !== 'f9' ? await refusedAsUndefined(card.attest(slot)) : undefined;
    if (statement !== undefined) attestations.push(statement);
  }
  if (metadata) for (const which of ['pin', 'puk'] as const) await card.secretMetadata(which);
  if (metadata) await card.managementMetadata();
  await card.sign({ slot: '9a', kind: 'p256' }, fromHex('00112233'));
  return { contents, attestations };
}

async function refusedAsUndefined<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PivError) return undefined;
    throw error;
  }
}
