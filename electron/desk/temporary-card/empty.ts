import { issuedSlots } from '../issue/context.ts';
import { holdersObjects } from '../issue/contents.ts';
import type { IssueContext } from '../issue/context.ts';
import { withPinIfAsked } from '../issue/secrets.ts';
import { PivError } from '../../../native/piv/piv-error.ts';

/** Empties every object in which the last holder stands. */
export async function emptyHolder(context: IssueContext): Promise<void> {
  for (const object of holdersObjects) {
    const there = await withPinIfAsked(context, () => context.contents.read(object));
    if (there.length === 0) continue;
    context.run.changesCard();
    await context.contents.empty(object);
  }
}

/** A key is gone when it is destroyed, or, on a card without such a command, when another one stands in its place. */
export async function replaceKeys(context: IssueContext): Promise<void> {
  for (const slot of issuedSlots) {
    if (context.finding(`key-${slot}`) === 'gone') continue;
    context.run.changesCard();
    if (context.present.abilities.moveKey) await destroyed(context, slot);
    else await context.card.generateKey({ slot, kind: context.profile.keys[slot] });
    await context.note({ [`key-${slot}`]: 'gone' }, { step: 'replace-keys' });
  }
}

async function destroyed({ card }: IssueContext, slot: (typeof issuedSlots)[number]): Promise<void> {
  try {
    await card.destroyKey(slot);
  } catch (cause) {
    if (!(cause instanceof PivError) || cause.kind !== 'key-missing') throw cause;
  }
}
