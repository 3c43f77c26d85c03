import { approvedCard, activate, issue, NEW_PIN, PIN } from '../path.ts';
import { READER } from '../test-station.ts';
import type { Beginning, Flow } from './flow.ts';
import { judge, recordOf, wastedTries } from './judge.ts';
import { KINDS } from './kinds.ts';
import { type Faults, type Ids, tried } from './scene.ts';

async function issued({ station, personId, kind, card }: Beginning): Promise<Ids> {
  const cardId = await approvedCard(station, personId, KINDS[kind]);
  await station.insert(card);
  await issue(station, cardId);
  await station.tile(READER, ({ contents }) => contents === 'ours');
  return { personId, cardId };
}

async function active(beginning: Beginning): Promise<Ids> {
  const ids = await issued(beginning);
  await activate(beginning.station, ids.cardId, PIN);
  await beginning.station.tile(READER, ({ contents, cardState }) => contents === 'ours' && cardState === 'active');
  return ids;
}

const shown = (contents: string): Faults => [`the card is shown as ${contents}`];

/** The holder chooses a PIN at hand-over, and the certificates come off hold. */
export const activateFlow: Flow = {
  name: 'activate',
  prepare: issued,
  run: async ({ station, ids }) => void (await tried(activate(station, ids.cardId, PIN))),
  async goOn({ station, ids, lied }, { contents }) {
    if (contents !== 'ours') return shown(contents);
    const { state } = await station.call('card.open', { cardId: ids.cardId });
    if (state === 'active') return 'done';
    const refused = await tried(activate(station, ids.cardId, PIN));
    return refused === undefined ? 'again' : lied && refused === 'pin-wrong' ? 'again' : [`it could not be activated: ${refused}`];
  },
  judge: async (scene) => [...(await judge(scene, { state: 'active', certificates: 'valid', pins: [PIN] })), ...wastedTries(scene)],
};

/** The holder changes the PIN; afterwards one of the two is live, and the holder knows both. */
export const changePinFlow: Flow = {
  name: 'change PIN',
  prepare: active,
  run: async ({ station }) => void (await tried(station.call('card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN }))),
  goOn: async (_scene, { contents }) => (contents === 'ours' ? 'done' : shown(contents)),
  judge: async (scene) => [
    ...(await judge(scene, { state: 'active', certificates: 'valid', pins: [PIN, NEW_PIN] })),
    ...wastedTries(scene),
  ],
};

/** The sealed PUK sets a new PIN and is replaced. */
export const unblockFlow: Flow = {
  name: 'unblock',
  prepare: active,
  run: async ({ station }) => void (await tried(station.call('card.unblock-pin', { reader: READER, newPin: NEW_PIN }))),
  async goOn(scene, { contents }) {
    if (contents !== 'ours') return shown(contents);
    const { pukPendingBlobId } = recordOf(scene);
    const isNew = scene.card.state.pin.value.startsWith(Buffer.from(NEW_PIN).toString('hex'));
    if (isNew && pukPendingBlobId === undefined) return 'done';
    const refused = await tried(scene.station.call('card.unblock-pin', { reader: READER, newPin: NEW_PIN }));
    return refused === undefined ? 'again' : [`it could not be unblocked: ${refused}`];
  },
  judge: async (scene) => [...(await judge(scene, { state: 'active', certificates: 'valid', pins: [NEW_PIN] })), ...wastedTries(scene)],
};

/** Suspended, then locked for good. */
export const lockFlow: Flow = {
  name: 'deactivate and lock',
  prepare: active,
  async run({ station, ids: { cardId } }) {
    await tried(station.call('card.deactivate', { cardId }));
    await tried(station.call('card.lock', { cardId }));
  },
  async goOn({ station, ids: { cardId } }, { contents }) {
    if (contents !== 'ours') return shown(contents);
    const { state } = await station.call('card.open', { cardId });
    if (state === 'locked') return 'done';
    const refused = await tried(station.call(state === 'active' ? 'card.deactivate' : 'card.lock', { cardId }));
    return refused === undefined ? 'again' : [`a card that is ${state} could not be locked: ${refused}`];
  },
  judge: async (scene) => [...(await judge(scene, { state: 'locked', certificates: 'revoked', pins: [PIN] })), ...wastedTries(scene)],
};
