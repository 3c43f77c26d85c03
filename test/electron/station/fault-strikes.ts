import type { ExchangeMoment } from '../../../native/simulator/fault-injection.ts';
import type { FaultScene } from './fault-scene.ts';
import { approvedCard, person } from './path.ts';
import { READER } from './test-station.ts';

const GENERATE = 0x47;
const PUT_DATA = 0xdb;
const AUTHENTICATE = 0x87;
const is = (ins: number, { command, phase }: ExchangeMoment): boolean => command[1] === ins && phase === 'before';
export const answer = (...response: number[]) => ({ kind: 'garbage', response: Uint8Array.from(response) }) as const;

type Inflict = (scene: FaultScene) => ReturnType<FaultScene['exchange']>;

/** The card lies there, and something happens when it is told to make its first key. */
export const atFirstKey = (inflict: Inflict) => async (scene: FaultScene) => {
  await scene.insert();
  scene.once(
    (moment) => is(GENERATE, moment),
    () => inflict(scene),
  );
};

/** The same when the authority has issued, and its certificate is about to be written. */
export const afterTheAuthority = (inflict: Inflict) => async (scene: FaultScene) => {
  await scene.insert();
  scene.once(
    (moment) => scene.issued > 0 && is(PUT_DATA, moment),
    () => inflict(scene),
  );
};

/** The same when one certificate is there and the next key proves itself. */
export const whileProved = (inflict: Inflict) => async (scene: FaultScene) => {
  await scene.insert();
  scene.once(
    (moment) => scene.issued > 0 && is(AUTHENTICATE, moment),
    () => inflict(scene),
  );
};

export const back = (scene: FaultScene) => scene.insert();
export const other = async (scene: FaultScene) => {
  await scene.takeOut();
  await scene.insert();
};

export async function anotherBlank(scene: FaultScene): Promise<void> {
  scene.card = await scene.stage.blank();
  await other(scene);
}

export async function serviceBack(scene: FaultScene): Promise<void> {
  scene.readers.startService();
  scene.readers.remove(READER);
  await scene.insert();
}

export async function plugInAgain(scene: FaultScene): Promise<void> {
  scene.readers.addReader(READER);
  await scene.insert();
}

/** The card in the reader is issued to somebody else first. */
export async function somebodys(scene: FaultScene): Promise<void> {
  const { station } = scene;
  const cardId = await approvedCard(station, await person(station, 'Grace Hopper'));
  await scene.insert(await scene.stage.blank());
  const { operationId } = await station.call('card.issue', { cardId, reader: READER });
  await station.ended(operationId);
  await station.tile(READER, ({ contents }) => contents === 'ours');
}

/** The other card is lost with what is on it, and a blank one takes its place. */
export async function lockedInstead(scene: FaultScene): Promise<void> {
  const taken = scene.station.store.all('card').find(({ id }) => id !== scene.stage.ids.cardId);
  await other(scene);
  await scene.station.call('card.lock', { cardId: taken?.id ?? '' });
}
