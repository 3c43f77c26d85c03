import { Refusal } from '../../../core/failures/refusal.ts';
import type { Card } from '../../../core/records/records.ts';
import type { CardChannel } from '../../../native/iso7816/channel.ts';
import { recogniseOpen } from '../../../native/piv/examine.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { knownCard } from '../../desk/look.ts';
import type { Parts } from '../handler.ts';

/** A session with the very card that a record is about. Throws Refusal('card-not-this-one') before anything is sent to another one. */
export async function openOwnCard(
  channel: CardChannel,
  record: Card,
  { random, store }: Pick<Parts, 'random' | 'store'>,
): Promise<{ readonly card: PivCard; readonly present: PresentCard }> {
  const card = await PivCard.open(channel, random);
  const present = await recogniseOpen(card);
  if (knownCard(present, store)?.id !== record.id) throw new Refusal('card-not-this-one', { card: record.number });
  return { card, present };
}
