import { Refusal } from '../../../core/failures/refusal.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import type { Card, TemporaryCard } from '../../../core/records/records.ts';
import type { CardChannel } from '../../../native/iso7816/channel.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import { isStillBlank, recogniseOpen } from '../../../native/piv/examine.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { chipOf } from '../chip.ts';
import { knownRecord, saidNumber } from '../look.ts';
import type { OperationRun } from '../operation-run.ts';
import { IssueContext, type IssueParts, isFirstRun, recordOf } from './context.ts';

/** An operation that runs, and the card that lies in its reader. */
export interface AtCard {
  readonly run: OperationRun;
  readonly parts: IssueParts;
  readonly channel: CardChannel;
  /** What the desk saw since the card was put in. */
  readonly known?: PresentCard | undefined;
}

/** The first step of every operation: which card is this? Throws Refusal before anything is sent to the wrong one. */
export async function openContext({ run, parts, channel, known }: AtCard): Promise<IssueContext> {
  const operation = required(parts.store.get('operation', run.head.id));
  const record = required(recordOf(operation, parts.store));
  const card = await PivCard.open(channel, parts.random);
  let present: PresentCard | undefined;
  await run.step('look', async () => {
    present = isFirstRun(operation) && known !== undefined && (await isStillBlank(card, known)) ? known : await recogniseOpen(card);
    assertRightCard(present, { record, operationId: operation.id, parts });
  });
  const profile = required(cardProfileById(record.profileId));
  return new IssueContext(parts, { run, card, present: required(present), profile, operationId: operation.id });
}

interface Expected {
  readonly record: Card | TemporaryCard;
  readonly operationId: string;
  readonly parts: IssueParts;
}

/** A fresh issue wants a blank card; a resumed one wants its own card, by UUID or, before that is written, by its chip. */
export function assertRightCard(present: PresentCard, { record, operationId, parts }: Expected): void {
  const known = knownRecord(present, parts.store);
  const operation = parts.store.get('operation', operationId);
  const chip = present.identity === undefined ? undefined : chipOf(present.identity);
  if (known !== undefined && known.record.id !== record.id) throw new Refusal('card-already-issued', { card: saidNumber(known) });
  if (known === undefined && present.holdsChuid) throw new Refusal('card-foreign');
  const expected = operation?.chip;
  if (expected === undefined) return;
  const isUuid = expected.startsWith('uuid:');
  if (isUuid ? present.cardUuid !== record.cardUuid : chip !== expected) throw new Refusal('card-not-this-one', { card: record.number });
}

/** From now on this operation belongs to this chip. */
export async function noteChip(context: IssueContext): Promise<void> {
  const { identity, model } = context.present;
  const { operation } = context;
  if (operation.chip !== undefined) return;
  const chip = identity === undefined ? undefined : chipOf(identity);
  await context.note(
    { model: model.id },
    {
      step: 'authenticate',
      changes: () => [
        { record: 'operation', id: operation.id, set: chip === undefined ? {} : { chip } },
        context.set({ model: model.name, ...(chip === undefined ? {} : { chip }) }),
      ],
    },
  );
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('expected the records of an operation to be there');
  return value;
}
