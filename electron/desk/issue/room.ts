import { Refusal } from '../../../core/failures/refusal.ts';
import type { ObjectKey } from '../../../native/piv/tables/objects.ts';
import { slots } from '../../../native/piv/tables/slots.ts';
import { takesBytes } from '../../../native/piv/trial-write.ts';
import type { IssueContext } from './context.ts';
import { certificateBytes } from './preflight.ts';

/** It can be read back without the PIN, and a certificate is the largest thing that has to fit. */
const TRIAL: ObjectKey = slots['9a'].certificate;

/**
 * On a model that does not say how much room it has: one trial write of a certificate's size, undone at once, before the card gets a
 * number and long before the authority is asked. Throws Refusal('no-room').
 */
export async function tryRoom(context: IssueContext): Promise<void> {
  const { model, card, run, profile } = context;
  if ((model.totalBytes !== null && model.certificateBytes !== null) || context.finding('room') === 'there') return;
  const wanted = certificateBytes(profile);
  await context.note({ room: 'trying' });
  const fits = await run.undone(async () => {
    await emptied(context);
    return takesBytes(card, TRIAL, wanted);
  });
  await context.note({ room: fits ? 'there' : 'none' });
  if (!fits) throw new Refusal('no-room', { found: 'less', wanted });
}

/** What an earlier trial left behind when the card was pulled; a card that is issued to nobody loses nothing else by it. */
async function emptied({ card }: IssueContext): Promise<void> {
  const there = await card.readObject(TRIAL);
  if (there !== undefined && there.length > 0) await card.emptyObject(TRIAL);
}
