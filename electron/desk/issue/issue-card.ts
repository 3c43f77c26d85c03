import { giveBackAfterUse } from '../../store/along.ts';
import { fenceOf } from '../../store/leases.ts';
import { assertFits } from './assert-fits.ts';
import { rootNote, rootOf } from './attested.ts';
import type { IssueContext } from './context.ts';
import { type AtCard, noteChip, openContext } from './open-context.ts';
import { type Proof, prove } from './prove.ts';
import { issueSteps } from './steps.ts';

/** Makes the card in the reader the one on record, or takes up where an earlier run stopped. Throws Refusal and the card's faults. */
export async function issueCard(order: AtCard): Promise<void> {
  const context = await openContext(order);
  const { run } = order;
  await run.step('preflight', async () => {
    await assertFits(context, context.person);
    // What was begun is finished, and told if another station began it too.
    const { id, servicePointId } = context.record;
    if (context.isFresh) await context.parts.holdLease({ kind: 'card', id, servicePointId });
  });
  await context.card.useExtendedLength(context.model.commandBytes);
  await noteChip(context);
  for (const step of issueSteps) await run.step(step.key, () => step.run(context));
  let proof: Proof | undefined;
  await run.step('prove', async () => {
    proof = await prove(context);
  });
  run.lastStep();
  await run.step('record', () => Promise.resolve(recordIssued(context, required(proof))));
}

function recordIssued(context: IssueContext, proof: Proof): void {
  const { parts, record, run, operationId } = context;
  const at = context.at();
  const set = { state: 'issued', letterState: 'waiting', issuedAt: at } as const;
  const chip = record.chip ?? `uuid:${context.uuid}`;
  const root = rootOf(context);
  parts.store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'card.issued',
      who: parts.who,
      servicePoint: record.servicePointId,
      subject: { kind: 'card', id: record.id },
      note: { card: record.number, rules: proof.passed, ...rootNote(root), ...fenceOf(record.id, writer) },
      changes: [
        { record: 'card', id: record.id, set: { ...set, ...root, chip, proof: { at, ...proof, leftOut: [...run.leftOut] } } },
        { record: 'operation', id: operationId, set: { state: 'done', step: 'record', endedAt: at } },
      ],
    });
    giveBackAfterUse({ kind: 'card', id: record.id, servicePointId: record.servicePointId }, writer);
  });
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('expected a value that an earlier step made');
  return value;
}
