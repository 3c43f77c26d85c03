import type { ReaderTile } from '../../../../core/actions/views.ts';
import { approvedCard, issue as issued } from '../path.ts';
import { READER, Refused } from '../test-station.ts';
import type { Beginning, Flow } from './flow.ts';
import { strayCertificates } from '../issued-checks.ts';
import { judge, judgeDiscarded, judgeGivenUp, leftOn, wastedTries } from './judge.ts';
import { KINDS, wipes } from './kinds.ts';
import { endOf, type Faults, type Ids, type Scene, tried } from './scene.ts';

async function approved({ station, personId, kind }: Beginning): Promise<Ids> {
  return { personId, cardId: await approvedCard(station, personId, KINDS[kind]) };
}

/** Issues the card to what lies in the reader; the failure's code where it did not come through. */
async function issue({ station, ids, lied }: Scene): Promise<string | undefined> {
  try {
    const { operationId } = await station.call('card.issue', { cardId: ids.cardId, reader: READER });
    return await endOf(station, operationId);
  } catch (cause) {
    // A full disk is said before anything is begun; whoever issues presses again.
    if (lied && cause instanceof Refused && cause.code === 'disk-full') return cause.code;
    throw cause;
  }
}

/** Finishes or gives up what lies unfinished in the reader. */
async function finishOrGiveUp(scene: Scene, operationId: string): Promise<'again' | Faults> {
  const { station } = scene;
  if (scene.givesUp) {
    return giveUp(scene, operationId, 'wiped');
  }
  await station.call('operation.finish', { operationId, reader: READER });
  const failure = await endOf(station, operationId);
  if (failure === undefined) return 'again';
  // What the station was made to believe may hold it up; then the card is given up.
  if (!scene.lied) return [`taken up, it ended with ${failure}`];
  scene.givesUp = true;
  return 'again';
}

/** Gives it up, and judges whether that is a clean end. */
async function giveUp(scene: Scene, operationId: string, chip: 'wiped' | 'untouched'): Promise<'again' | Faults> {
  const wasted = wastedTries(scene);
  const reader = chip === 'wiped' ? { reader: READER } : {};
  const refused = await tried(scene.station.call('operation.discard', { operationId, ...reader }));
  if (refused !== undefined) return [`it could not be given up: ${refused}`];
  const faults = [...wasted, ...(await judgeDiscarded(scene, chip))];
  return faults.length === 0 ? 'again' : faults;
}

async function goOn(scene: Scene, tile: ReaderTile): Promise<'done' | 'again' | Faults> {
  const { station, ids } = scene;
  const { openOperation, state } = await station.call('card.open', { cardId: ids.cardId });
  if (openOperation !== undefined) {
    const { operationId } = openOperation;
    if (tile.contents === 'unfinished') return finishOrGiveUp(scene, operationId);
    if (tile.contents !== 'blank') return [`the card is shown as ${tile.contents} while its operation is open`];
    return giveUp(scene, operationId, 'untouched');
  }
  if (state === 'issued')
    return (await scene.shows((contents) => contents === 'ours')) ? 'done' : [`an issued card is shown as ${tile.contents}`];
  const stray = strayCertificates(scene.station);
  if (stray.length > 0) return stray;
  // It was given up a moment ago, and the station has not looked again.
  if (tile.contents === 'unfinished')
    return (await scene.shows((contents) => contents !== 'unfinished')) ? 'again' : ['it is shown as unfinished, and no operation is open'];
  if (tile.contents !== 'blank') {
    // Whoever was told that it can never conform was told to destroy it; without RESET, a card that was given up is for the shredder, too.
    if (state !== 'failed' || (wipes(scene.kind) && !scene.lied))
      return [`a ${state} card is shown as ${tile.contents}, and no operation is open`];
    const faults = [...wastedTries(scene), ...(await judgeDiscarded(scene, 'destroyed'))];
    if (faults.length > 0) return faults;
    await scene.takeAnother();
  }
  const failure = await issue(scene);
  return failure === undefined ? 'again' : [`issued again, it ended with ${failure}`];
}

/** From an approved request and a blank card to an issued one. */
export const issueFlow: Flow = {
  name: 'issue',
  replacesFactoryPuk: true,
  prepare: approved,
  run: async (scene) => void (await issue(scene)),
  goOn,
  judge: async (scene) => [...(await judge(scene, { state: 'issued', certificates: 'on-hold' })), ...wastedTries(scene)],
};

/** An unfinished card is given up and wiped where it can be. */
export const wipeFlow: Flow = {
  name: 'wipe',
  async prepare(beginning) {
    const { station, card } = beginning;
    const ids = await approved(beginning);
    await station.insert(card);
    const { operationId } = await station.call('card.issue', { cardId: ids.cardId, reader: READER });
    const toPull = station.heard((event) =>
      event.event === 'operation' && event.operation.steps.some(({ key, state }) => key === 'prove' && state === 'running')
        ? true
        : undefined,
    );
    await toPull;
    station.readers.remove(READER);
    const end = await station.ended(operationId);
    if (end.state !== 'failed') throw new Error(`expected a card that was pulled, not ${end.state}`);
    return { ...ids, operationId };
  },
  run: async ({ station, ids }) =>
    void (await tried(station.call('operation.discard', { operationId: ids.operationId ?? '', reader: READER }))),
  async goOn(scene, tile) {
    const { station, ids, kind } = scene;
    const { openOperation } = await station.call('card.open', { cardId: ids.cardId });
    if (openOperation === undefined) {
      const wanted = wipes(kind) ? 'blank' : 'foreign';
      return (await scene.shows((contents) => contents === wanted)) ? 'done' : [`the card is shown as ${tile.contents}`];
    }
    const there = tile.contents === 'unfinished';
    if (!there && tile.contents !== 'blank') return [`the card is shown as ${tile.contents} while its operation is open`];
    const { operationId } = openOperation;
    const refused = await tried(station.call('operation.discard', { operationId, ...(there ? { reader: READER } : {}) }));
    // It was wiped a moment ago, and the station has looked again meanwhile.
    if (there && refused === 'card-not-this-one') return 'again';
    return refused === undefined ? 'again' : [`it could not be given up: ${refused}`];
  },
  async judge(scene) {
    const { state } = await scene.station.call('card.open', { cardId: scene.ids.cardId });
    return [
      ...(await judgeGivenUp(scene)),
      ...(state === 'failed' ? [] : [`the card is ${state}`]),
      ...(wipes(scene.kind) ? leftOn(scene) : []),
    ];
  },
};

/** The chip of a locked card is made blank again, for another one. */
export const wipeLockedFlow: Flow = {
  name: 'wipe locked',
  async prepare(beginning) {
    const { station, card } = beginning;
    const ids = await approved(beginning);
    await station.insert(card);
    await issued(station, ids.cardId);
    await station.tile(READER, ({ contents }) => contents === 'ours');
    await station.call('card.lock', { cardId: ids.cardId });
    return ids;
  },
  run: async (scene) => void (await wiped(scene)),
  async goOn(scene, tile) {
    if (tile.contents === 'blank') return 'done';
    if (tile.contents !== 'ours' || tile.cardState !== 'locked') return [`the card is shown as ${tile.contents} ${tile.cardState ?? ''}`];
    const refused = await wiped(scene);
    // It was wiped a moment ago, and the station has not looked again.
    if (refused === 'card-not-this-one') return (await scene.shows((contents) => contents === 'blank')) ? 'done' : ['it is shown as ours'];
    if (!wipes(scene.kind)) return refused === 'card-not-wipeable' ? 'done' : [`a card without RESET was answered ${refused ?? 'done'}`];
    if (refused !== undefined && !(scene.lied && refused === 'card-refused')) return [`it could not be wiped: ${refused}`];
    return (await scene.shows((contents) => contents === 'blank')) ? 'done' : ['it is wiped, and not shown as blank'];
  },
  async judge(scene) {
    const { state } = await scene.station.call('card.open', { cardId: scene.ids.cardId });
    return [...(await judgeGivenUp(scene)), ...(state === 'locked' ? [] : [`the card is ${state}`]), ...leftOn(scene)];
  },
};

function wiped({ station, ids: { cardId } }: Scene): Promise<string | undefined> {
  return tried(station.call('card.wipe', { cardId, reader: READER, destroys: true }));
}
