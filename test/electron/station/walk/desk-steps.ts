import type { ActionId } from '../../../../core/actions/all.ts';
import type { Reply } from '../../../../core/actions/wire.ts';
import { offeringOptionOf } from '../../../../core/options.ts';
import type { Card } from '../../../../core/records/records.ts';
import { NEW_PIN, PIN } from '../path.ts';
import { putBlank, settled, tileOf } from './at-reader.ts';
import { message, type Step } from './step.ts';
import { READERS, type Walker } from './walker.ts';

const activeCard = (walker: Walker): string | undefined => walker.fitting('card', ({ state }) => state === 'active');
const outputOf = <Output>(reply: Reply): Output | undefined => (reply.ok ? (reply.output as Output) : undefined);

/** A reader with one of ours, and whose card it is. */
async function ours(walker: Walker): Promise<{ readonly reader: string; readonly card: Card } | undefined> {
  for (const reader of READERS) {
    const tile = await tileOf(walker, reader);
    const card = tile?.cardId === undefined ? undefined : walker.station.store.get('card', tile.cardId);
    if (card?.state === 'active') return { reader, card };
  }
  return undefined;
}

/** About the card of ours that lies in a reader, mostly: else about whatever lies in one. */
const atOurs = (action: ActionId, weight: number, input: object): Step => ({
  name: action,
  weight,
  run: async (walker) => {
    const { dice } = walker;
    const there = dice.chance(0.9) ? await ours(walker) : undefined;
    const reader = there?.reader ?? dice.pick(READERS);
    const reply = await walker.ask(action, { reader, ...input });
    await settled(walker, reader);
    return reply;
  },
});

/** Row 27 by its second door: only while cards are not requested first. */
const secondDoor: Step = {
  name: 'card.issue-to-person',
  weight: 1,
  run: async (walker) => {
    const { dice } = walker;
    const id = offeringOptionOf(26);
    if (dice.chance(0.8)) await walker.ask('option.change', { id, value: false });
    const reader = dice.pick(READERS);
    if (dice.chance(0.8)) await putBlank(walker, reader);
    const personId = walker.fitting('person', ({ state }) => state === 'active');
    const reply = await walker.ask('card.issue-to-person', { personId, profileId: 'employee-p256', reader });
    const operationId = outputOf<{ readonly operationId?: string }>(reply)?.operationId;
    if (operationId !== undefined) await walker.station.ended(operationId);
    await settled(walker, reader);
    await walker.ask('option.change', { id, value: true });
    return reply;
  },
};

/** Row 33 by telephone, both ends at this station; somebody may walk away at any point of it. */
const remote: Step = {
  name: 'card.answer-remote',
  weight: 1.5,
  run: async (walker) => {
    const { dice } = walker;
    const there = await ours(walker);
    const begun = outputOf<{ readonly challenge?: { readonly groups: readonly string[] } }>(
      await walker.ask('remote-unblock.begin', { reader: there?.reader ?? dice.pick(READERS) }),
    );
    const challenge = begun?.challenge?.groups.join(' ') ?? 'K7QX 2MRD 9TFA';
    const cardId = dice.chance(0.9) ? (there?.card.id ?? activeCard(walker)) : activeCard(walker);
    if (cardId === undefined) return undefined;
    await walker.ask('card.unblock-remote', { cardId, challenge });
    if (dice.chance(0.9)) await checkCaller(walker, cardId);
    const reply = await walker.ask('card.answer-remote', { cardId });
    const groups = outputOf<{ readonly groups: readonly string[] }>(reply)?.groups;
    const set = dice.chance(0.85)
      ? await walker.ask('remote-unblock.finish', { responseSecret: groups?.join(' ') ?? 'K7QX 2MRD', newPin: dice.pick([PIN, NEW_PIN]) })
      : await walker.ask('remote-unblock.leave', {});
    const proof = outputOf<{ readonly proof?: string }>(set)?.proof ?? '2222';
    if (dice.chance(0.8)) await walker.ask('card.confirm-remote', { cardId, proof });
    await walker.ask('card.leave-remote', { cardId });
    if (there !== undefined) await settled(walker, there.reader);
    return reply;
  },
};

async function checkCaller(walker: Walker, cardId: string): Promise<void> {
  const { dice, callers } = walker;
  const { email, password } = dice.pick(callers.slice(0, 5));
  const proof = dice.chance(0.5) ? { how: 'called-back' } : { how: 'second-person', email, password };
  await walker.ask('card.check-caller', { cardId, ...proof });
}

/** Row 34 by the holder's own session, where the card of somebody who can sign in lies there; else by whoever sits there. */
const ownPin: Step = {
  name: 'self.unblock-pin',
  weight: 2,
  run: async (walker) => {
    const there = await ours(walker);
    const before = walker.caller;
    const holder = walker.callers.find(({ id }) => id === there?.card.personId);
    if (holder !== undefined) await walker.signIn(holder);
    const reader = there?.reader ?? walker.dice.pick(READERS);
    const reply = await walker.ask('self.unblock-pin', { reader, newPin: NEW_PIN });
    if (before !== undefined && before.id !== holder?.id) await walker.signIn(before);
    await settled(walker, reader);
    return reply;
  },
};

/** A batch at the readers: blanks are put in until nothing waits, or somebody stops it. */
function production(action: ActionId, field: string, ids: (walker: Walker) => readonly (string | undefined)[]): Step {
  return {
    name: action,
    weight: 0.5,
    run: async (walker) => {
      const picked = [...new Set(ids(walker).filter((id) => id !== undefined))];
      if (picked.length === 0) return undefined;
      const reply = await walker.ask(action, { [field]: picked });
      const batchId = outputOf<{ readonly batchId: string }>(reply)?.batchId;
      if (batchId === undefined) return reply;
      await walker.ask('batch.run', { batchId });
      for (const [at] of picked.entries()) await putBlank(walker, READERS[at % READERS.length] as string);
      await walker.ask('batch.stop', { batchId });
      for (const reader of READERS) await settled(walker, reader);
      return reply;
    },
  };
}

/** Rows 27, 29, 33, 34, 36 and 51 as far as they take more than one message. */
export const deskSteps: readonly Step[] = [
  message('card.edit', 1.5, (walker) => ({
    cardId: walker.fitting('card', ({ state }) => state !== 'locked'),
    title: `Title ${walker.dice.below(9)}`,
  })),
  atOurs('letter.renew', 1.5, {}),
  atOurs('card.unblock-pin', 2, { newPin: NEW_PIN }),
  message('batch.request-cards', 0.8, (walker) => ({
    personIds: [...new Set([walker.plainPerson(), walker.plainPerson()].filter((id) => id !== undefined))],
    profileId: 'employee-p256',
  })),
  secondDoor,
  remote,
  ownPin,
  production('batch.issue-cards', 'cardIds', (walker) => [
    walker.among('card', ({ state }) => state === 'approved'),
    walker.among('card', ({ state }) => state === 'approved'),
  ]),
  production('batch.issue-temporary-cards', 'temporaryCardIds', (walker) => [
    walker.among('temporary-card', ({ state }) => state === 'requested'),
  ]),
];
