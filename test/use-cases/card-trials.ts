import type { ActionId } from '../../core/actions/all.ts';
import type { Card, Person, TemporaryCard } from '../../core/records/records.ts';
import { cardState, personState, temporaryCardState } from '../../core/records/states.ts';
import { NEW_PIN } from '../electron/station/path.ts';
import { OTHER_READER, READER } from '../electron/station/test-station.ts';
import type { CellWorld, Trial } from './trial.ts';

const HOLDER_IS = ' of a holder who is ';
type Rest = (world: CellWorld) => { readonly [field: string]: unknown };

interface OfCard {
  readonly right: readonly Card['state'][];
  /** The holder must be Active too. */
  readonly holder?: 'active';
  readonly rest?: Rest;
  readonly answers?: Trial['answers'];
}

/** About a card in a state, and of a holder in a state where that matters. */
const ofCard = (row: number, action: ActionId, { right, holder, rest = () => ({}), answers }: OfCard): Trial => ({
  row,
  action,
  right,
  states: [...cardState.options, ...(holder === undefined ? [] : right.map((state) => `${state}${HOLDER_IS}inactive`))],
  ...(answers === undefined ? {} : { answers }),
  reach: (world, given) => {
    const [state, of = 'active'] = given.split(HOLDER_IS) as [Card['state'], Person['state'] | undefined];
    const { id } = world.register.person('Hugo Holder', { state: of });
    return { cardId: world.register.card(id, { state, letterState: 'printed' }), ...rest(world) };
  },
});

const handOver: Rest = ({ register }) => ({ identifierIds: [register.identifier()], photoCompared: true, receipt: 'signature' });
const ENTRY_WAITS = 'waiting';

/** A batch of one that is only picked: whoever cannot be part of it is passed over. */
const picked = (trial: Pick<Trial, 'row' | 'action' | 'states' | 'right' | 'reach'>): Trial => ({
  ...trial,
  wasDone: ({ station }, _input, { output }) => {
    const { batchId } = output as { readonly batchId: string };
    return Promise.resolve(station.store.batches.entries(batchId).some(({ state }) => state === ENTRY_WAITS));
  },
});

const emptyReader: Rest = () => ({ reader: OTHER_READER });

/** Row 33 and others about the card that lies in the reader. */
const ofCardInReader = (row: number, action: ActionId, rest: object): Trial => ({
  row,
  action,
  states: cardState.options,
  right: ['active'],
  anew: true,
  reach: ({ register, cardId, holderId }, state) => {
    register.change({ record: 'card', id: cardId, set: { state: state as Card['state'], personId: holderId } });
    return { reader: READER, ...rest };
  },
});

/** Row 34 by the holder's own sign-in: the card in the reader is the caller's. Another's is nobody's own, whatever the role: tried apart. */
const ofOwnCardInReader = (action: ActionId, rest: object): Trial => ({
  ...ofCardInReader(34, action, rest),
  reach: ({ register, cardId }, state, caller) => {
    register.change({ record: 'card', id: cardId, set: { state: state as Card['state'], personId: caller.id } });
    return { reader: READER, ...rest };
  },
});

/** How each row of 26 to 36 is tried; changing the PIN by row 34 is the holder's own act at whoever's session and has a test of its own. */
export const cardTrials: readonly Trial[] = [
  {
    row: 26,
    action: 'card.request',
    states: personState.options,
    right: ['active'],
    reach: ({ register }, state) => ({
      personId: register.person('Wanda Wants', { state: state as Person['state'] }).id,
      profileId: 'employee-p256',
    }),
  },
  ofCard(27, 'card.issue', { right: ['approved', 'failed'], holder: 'active', rest: emptyReader, answers: ['no-card'] }),
  {
    row: 27,
    action: 'card.issue-to-person',
    states: personState.options,
    right: ['active'],
    // Its door is shut while cards are requested first.
    turnedOff: 'cards-request-offered',
    answers: ['no-card'],
    reach: ({ register }, state) => ({
      personId: register.person('Sara Straight', { state: state as Person['state'] }).id,
      profileId: 'employee-p256',
      reader: OTHER_READER,
    }),
  },
  ofCard(28, 'card.activate', { right: ['issued'], holder: 'active', rest: handOver }),
  ofCard(29, 'card.edit', { right: cardState.options, rest: () => ({ title: 'Dr' }) }),
  ofCard(30, 'card.deactivate', { right: ['active'] }),
  ofCard(31, 'card.reactivate', { right: ['inactive'], holder: 'active' }),
  ofCard(32, 'card.lock', { right: ['issued', 'active', 'inactive'] }),
  // It sets a PIN that nobody knows; the next one sets one that later rows know.
  ofCardInReader(33, 'letter.renew', {}),
  ofCardInReader(33, 'card.unblock-pin', { newPin: NEW_PIN }),
  ofCard(33, 'card.unblock-remote', { right: ['active'], holder: 'active', rest: () => ({ challenge: 'K7QX' }), answers: ['puk-missing'] }),
  ofCard(33, 'card.take-call', {
    right: ['active'],
    holder: 'active',
    rest: () => ({ callId: '3f0e4c1a-8f43-4f0d-9a55-0d6c1f3b2a77' }),
    answers: ['challenge-over'],
  }),
  ofCard(33, 'card.check-caller', { right: ['active'], rest: () => ({ how: 'called-back' }), answers: ['challenge-over'] }),
  ofCard(33, 'card.answer-remote', { right: ['active'], holder: 'active', answers: ['challenge-over'] }),
  ofCard(33, 'card.confirm-remote', { right: ['active'], rest: () => ({ proof: 'K7QX' }), answers: ['challenge-over'] }),
  ofCard(33, 'card.leave-remote', { right: ['active'] }),
  ofOwnCardInReader('self.unblock-pin', { newPin: NEW_PIN }),
  picked({
    row: 35,
    action: 'batch.request-cards',
    states: personState.options,
    right: ['active'],
    reach: ({ register }, state) => ({
      personIds: [register.person('Mona Many', { state: state as Person['state'] }).id],
      profileId: 'employee-p256',
    }),
  }),
  picked({
    row: 36,
    action: 'batch.issue-cards',
    states: cardState.options,
    right: ['approved', 'failed'],
    reach: ({ register }, state) => ({
      cardIds: [register.card(register.person('Mona Many').id, { state: state as Card['state'] })],
    }),
  }),
];

interface OfTemporaryCard {
  readonly right: readonly TemporaryCard['state'][];
  readonly rest?: Rest;
  readonly answers?: Trial['answers'];
}

const ofTemporaryCard = (row: number, action: ActionId, { right, rest = () => ({}), answers }: OfTemporaryCard): Trial => ({
  row,
  action,
  right,
  states: temporaryCardState.options,
  ...(answers === undefined ? {} : { answers }),
  reach: (world, state) => {
    const { id } = world.register.person('Theo Temporary');
    return { temporaryCardId: world.register.temporaryCard(id, { state: state as TemporaryCard['state'] }), ...rest(world) };
  },
});

/** How each row of 45 to 51 is tried, without encoding; with it they are in tests of their own. */
export const temporaryCardTrials: readonly Trial[] = [
  ofTemporaryCard(45, 'temporary-card.abort', { right: ['requested'] }),
  ofTemporaryCard(46, 'temporary-card.assign', {
    right: ['unassigned'],
    rest: ({ register }) => ({ personId: register.person('Lena Lent').id }),
  }),
  ofTemporaryCard(47, 'temporary-card.extend', { right: ['assigned'] }),
  ofTemporaryCard(48, 'temporary-card.lock', { right: ['assigned', 'unassigned'] }),
  {
    row: 49,
    action: 'temporary-card.request',
    states: ['always'],
    right: ['always'],
    reach: () => ({ count: 2, profileId: 'employee-p256' }),
  },
  ofTemporaryCard(50, 'temporary-card.withdraw', { right: ['assigned', 'expired'] }),
  ofTemporaryCard(51, 'temporary-card.issue', { right: ['requested', 'failed'], rest: emptyReader, answers: ['no-card'] }),
  picked({
    row: 51,
    action: 'batch.issue-temporary-cards',
    states: temporaryCardState.options,
    right: ['requested', 'failed'],
    reach: ({ register }, state) => ({
      temporaryCardIds: [register.temporaryCard(register.person('Theo Temporary').id, { state: state as TemporaryCard['state'] })],
    }),
  }),
];
