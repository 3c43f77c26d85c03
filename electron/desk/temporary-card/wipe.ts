import type { IssueContext } from '../issue/context.ts';
import { type AtCard, openContext } from '../issue/open-context.ts';
import { proveNobodys } from '../issue/prove.ts';
import { wipeSteps } from './steps.ts';

/** Takes what the last holder had from the chip: certificates, keys, face, printed information and PIN. It stays a card of the pool. */
export async function wipeTemporaryCard(order: AtCard): Promise<void> {
  const context = await openContext(order);
  const { run } = order;
  await context.card.useExtendedLength(context.model.commandBytes);
  for (const step of wipeSteps) await run.step(step.key, () => step.run(context));
  await run.step('prove', async () => {
    await proveNobodys(context);
  });
  run.lastStep();
  await run.step('record', () => Promise.resolve(recordWiped(context)));
}

function recordWiped(context: IssueContext): void {
  const { parts, record, operationId } = context;
  parts.store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'temporary-card.wiped',
      who: parts.who,
      servicePoint: record.servicePointId,
      subject: { kind: 'temporary-card', id: record.id },
      note: { card: record.number },
      changes: [{ record: 'operation', id: operationId, set: { state: 'done', step: 'record', endedAt: context.at() } }],
    });
  });
}
