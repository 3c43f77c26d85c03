import type { ReaderTile } from '../../../../core/actions/views.ts';
import { NEW_PIN, PIN } from '../path.ts';
import { endedWell, lent, requested } from '../pool.ts';
import { READER } from '../test-station.ts';
import type { Beginning, Flow } from './flow.ts';
import { judge, wastedTries } from './judge.ts';
import { KINDS } from './kinds.ts';
import { endOf, type Faults, type Ids, type Scene, tried } from './scene.ts';

async function pooled({ station, personId, kind, card }: Beginning): Promise<Ids> {
  const cardId = await requested(station, KINDS[kind]);
  await station.insert(card);
  const { operationId } = await station.call('temporary-card.issue', { temporaryCardId: cardId, reader: READER });
  await endedWell(station, operationId);
  await station.tile(READER, ({ contents, temporaryCardState }) => contents === 'ours' && temporaryCardState === 'unassigned');
  return { personId, cardId };
}

async function assigned(beginning: Beginning): Promise<Ids> {
  const ids = await pooled(beginning);
  await lent(beginning.station, ids.cardId, ids.personId, PIN);
  return ids;
}

/** Begins it and waits for its end; the code of what stopped it. */
async function begun(scene: Scene, action: 'assign' | 'extend' | 'withdraw'): Promise<string | undefined> {
  const { station, ids } = scene;
  const encode = { reader: READER, newPin: NEW_PIN };
  const temporaryCardId = ids.cardId;
  let operationId: string | undefined;
  const refused = await tried(
    (action === 'assign'
      ? station.call('temporary-card.assign', { temporaryCardId, personId: ids.personId, encode })
      : action === 'extend'
        ? station.call('temporary-card.extend', { temporaryCardId, encode })
        : station.call('temporary-card.withdraw', { temporaryCardId })
    ).then((reply) => {
      operationId = reply.operationId;
    }),
  );
  return refused ?? endOf(station, operationId);
}

async function unfinished(scene: Scene, tile: ReaderTile): Promise<'again' | Faults> {
  const { station } = scene;
  const operationId = tile.unfinishedOperationId ?? '';
  if (tile.wipeWaits !== true && scene.givesUp) {
    const refused = await tried(station.call('operation.discard', { operationId, reader: READER }));
    if (refused !== undefined) return [`it could not be given up: ${refused}`];
    return 'again';
  }
  const newPin = tile.wipeWaits === true ? {} : { newPin: NEW_PIN };
  const refused = await tried(station.call('operation.finish', { operationId, reader: READER, ...newPin }));
  const failure = refused ?? (await endOf(station, operationId));
  if (failure === undefined || failure === 'reader-busy' || failure === 'operation-not-open') return 'again';
  if (!scene.lied || scene.givesUp) return [`taken up, it ended with ${failure}`];
  scene.givesUp = true;
  return 'again';
}

function lending(name: string, action: 'assign' | 'extend', prepare: Flow['prepare']): Flow {
  return {
    name,
    prepare,
    run: async (scene) => void (await begun(scene, action)),
    async goOn(scene, tile) {
      if (tile.contents === 'unfinished') return unfinished(scene, tile);
      if (tile.contents !== 'ours') return [`the card is shown as ${tile.contents}`];
      const { state, operation } = await came(scene);
      if (state === 'assigned' && operation) return 'done';
      const failure = await begun(scene, state === 'assigned' ? 'extend' : 'assign');
      return failure === undefined ? 'again' : [`a card that is ${state} could not be lent: ${failure}`];
    },
    judge: async (scene) => [...(await judge(scene, { state: 'assigned', certificates: 'valid', pins: [NEW_PIN] })), ...wastedTries(scene)],
  };
}

/** Whether the loan that was asked for came through: the PIN that the holder chose is live. */
async function came({ station, ids, card }: Scene): Promise<{ readonly state: string; readonly operation: boolean }> {
  const { state } = await station.call('temporary-card.open', { temporaryCardId: ids.cardId });
  return { state, operation: card.state.pin.value.startsWith(Buffer.from(NEW_PIN).toString('hex')) };
}

export const assignFlow = lending('assign', 'assign', pooled);
export const extendFlow = lending('extend', 'extend', assigned);

/** Taken back, revoked and wiped. */
export const withdrawFlow: Flow = {
  name: 'withdraw',
  prepare: assigned,
  run: async (scene) => void (await begun(scene, 'withdraw')),
  async goOn(scene, tile) {
    if (tile.contents === 'unfinished') return unfinished(scene, tile);
    if (tile.contents !== 'ours') return [`the card is shown as ${tile.contents}`];
    const { state } = await scene.station.call('temporary-card.open', { temporaryCardId: scene.ids.cardId });
    if (state === 'unassigned') return 'done';
    const failure = await begun(scene, 'withdraw');
    return failure === undefined ? 'again' : [`a card that is ${state} could not be withdrawn: ${failure}`];
  },
  judge: async (scene) => [...(await judge(scene, { state: 'unassigned', certificates: 'revoked' })), ...wastedTries(scene)],
};
