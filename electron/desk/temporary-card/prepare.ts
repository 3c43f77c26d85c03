import { next } from '../../../core/lifecycles/lifecycle.ts';
import { temporaryCardLifecycle } from '../../../core/lifecycles/temporary-card.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { assertFits } from '../issue/assert-fits.ts';
import type { IssueContext } from '../issue/context.ts';
import { type AtCard, noteChip, openContext } from '../issue/open-context.ts';
import { proveNobodys } from '../issue/prove.ts';
import { prepareSteps } from './steps.ts';

/** Makes the blank card in the reader one of the pool, or takes up where an earlier run stopped. */
export async function prepareCard(order: AtCard): Promise<void> {
  const context = await openContext(order);
  const { run } = order;
  await run.step('preflight', () => assertFits(context));
  await context.card.useExtendedLength(context.model.commandBytes);
  await noteChip(context);
  for (const step of prepareSteps) await run.step(step.key, () => step.run(context));
  let rules = 0;
  await run.step('prove', async () => {
    rules = (await proveNobodys(context)).passed;
  });
  run.lastStep();
  await run.step('record', () => Promise.resolve(recordPrepared(context, rules)));
}

function recordPrepared(context: IssueContext, rules: number): void {
  const { parts, record, operationId, uuid } = context;
  const at = context.at();
  parts.store.transact((writer) => {
    const state = writer.get('temporary-card', record.id)?.state ?? '';
    const step = next(temporaryCardLifecycle, state, 'issue');
    if (!step.ok) throw new Refusal('state-refuses', { state, event: 'issue' });
    writer.append({
      kind: 'observation',
      action: 'temporary-card.issued',
      who: parts.who,
      servicePoint: record.servicePointId,
      subject: { kind: 'temporary-card', id: record.id },
      note: { card: record.number, rules },
      changes: [
        { record: 'temporary-card', id: record.id, set: { state: step.to, issuedAt: at, chip: record.chip ?? `uuid:${uuid}` } },
        { record: 'operation', id: operationId, set: { state: 'done', step: 'record', endedAt: at } },
      ],
    });
  });
}
