import { Refusal } from '../../../core/failures/refusal.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import type { Card } from '../../../core/records/records.ts';
import type { CardChannel } from '../../../native/iso7816/channel.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import { recogniseOpen } from '../../../native/piv/examine.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { chipOf } from '../chip.ts';
import { knownCard } from '../look.ts';
import type { OperationRun } from '../operation-run.ts';
import { IssueContext, type IssueParts } from './context.ts';
import { preflight } from './preflight.ts';
import { type Proof, prove } from './prove.ts';
import { issueSteps } from './steps.ts';

interface Order {
  readonly run: OperationRun;
  readonly parts: IssueParts;
  readonly channel: CardChannel;
}

/** Makes the card in the reader the one on record, or takes up where an earlier run stopped. Throws Refusal and the card's faults. */
export async function issueCard({ run, parts, channel }: Order): Promise<void> {
  const { store } = parts;
  const operation = required(store.get('operation', run.head.id));
  const record = required(store.get('card', operation.cardId));
  const card = await PivCard.open(channel, parts.random);
  let present: PresentCard | undefined;
  await run.step('look', async () => {
    present = await recogniseOpen(card);
    assertRightCard(present, { record, operationId: operation.id, parts });
  });
  const found = required(present);
  const profile = required(cardProfileById(record.profileId));
  const context = new IssueContext(parts, { run, card, present: found, profile, operationId: operation.id });
  await run.step('preflight', () => Promise.resolve(assertFits(context)));
  await card.useExtendedLength(found.model.commandBytes);
  noteChip(context);
  for (const step of issueSteps) await run.step(step.key, () => step.run(context));
  let proof: Proof | undefined;
  await run.step('prove', async () => {
    proof = await prove(context);
  });
  run.lastStep();
  await run.step('record', () => Promise.resolve(recordIssued(context, required(proof))));
}

interface Expected {
  readonly record: Card;
  readonly operationId: string;
  readonly parts: IssueParts;
}

/** A fresh issue wants a blank card; a resumed one wants its own card, by UUID or, before that is written, by its chip. */
export function assertRightCard(present: PresentCard, { record, operationId, parts }: Expected): void {
  const known = knownCard(present, parts.store);
  const operation = parts.store.get('operation', operationId);
  const chip = present.identity === undefined ? undefined : chipOf(present.identity);
  if (known !== undefined && known.id !== record.id) throw new Refusal('card-already-issued', { card: known.number });
  if (known === undefined && present.holdsChuid) throw new Refusal('card-foreign');
  const expected = operation?.chip;
  if (expected === undefined) return;
  const isUuid = expected.startsWith('uuid:');
  if (isUuid ? present.cardUuid !== record.cardUuid : chip !== expected) throw new Refusal('card-not-this-one', { card: record.number });
}

function assertFits(context: IssueContext): void {
  const resumed = Object.keys(context.operation.findings).length > 0;
  const { checks, leftOut } = preflight(context.present, context.profile, context.person);
  for (const what of leftOut) context.run.leaveOut(what);
  if (resumed) return;
  const failure = checks.find((check) => !check.ok)?.failure;
  if (failure !== undefined) throw new Refusal(failure.code, failure.params);
}

/** From now on this operation belongs to this chip. */
function noteChip(context: IssueContext): void {
  const { identity, model } = context.present;
  const { operation, record } = context;
  if (operation.chip !== undefined) return;
  const chip = identity === undefined ? undefined : chipOf(identity);
  context.note(
    { model: model.id },
    {
      step: 'authenticate',
      changes: () => [
        { record: 'operation', id: operation.id, set: chip === undefined ? {} : { chip } },
        { record: 'card', id: record.id, set: { model: model.name, ...(chip === undefined ? {} : { chip }) } },
      ],
    },
  );
}

function recordIssued(context: IssueContext, proof: Proof): void {
  const { parts, record, run, operationId } = context;
  const at = context.at();
  const set = { state: 'issued', letterState: 'waiting', issuedAt: at } as const;
  const chip = record.chip ?? `uuid:${context.uuid}`;
  parts.store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'card.issued',
      who: parts.who,
      servicePoint: record.servicePointId,
      subject: { kind: 'card', id: record.id },
      note: { card: record.number, rules: proof.passed },
      changes: [
        { record: 'card', id: record.id, set: { ...set, chip, proof: { at, ...proof, leftOut: [...run.leftOut] } } },
        { record: 'operation', id: operationId, set: { state: 'done', step: 'record', endedAt: at } },
      ],
    });
  });
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('expected a value that an earlier step made');
  return value;
}
