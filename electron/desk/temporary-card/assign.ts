import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { temporaryCardLifecycle } from '../../../core/lifecycles/temporary-card.ts';
import type { StoreWriter } from '../../store/store.ts';
import { giveBackAfterUse } from '../../store/along.ts';
import { fenceOf } from '../../store/leases.ts';
import { rootNote, rootOf } from '../issue/attested.ts';
import { certificateOf } from '../issue/certificates.ts';
import { type IssueContext, issuedSlots } from '../issue/context.ts';
import { type AtCard, openContext } from '../issue/open-context.ts';
import { prove } from '../issue/prove.ts';
import { existing } from '../issue/secrets.ts';
import { assignSteps } from './steps.ts';
import { givePin } from './station-pin.ts';

/** Makes the card of the pool in the reader its holder's, or extends it: certificates to the due date, and the PIN that the holder chose. */
export async function assignCard(order: AtCard, chosen: Uint8Array): Promise<void> {
  const context = await openContext(order);
  const { run } = order;
  await context.card.useExtendedLength(context.model.commandBytes);
  const { id, servicePointId } = context.record;
  if (context.operation.kind === 'assign') await context.parts.holdLease({ kind: 'temporary-card', id, servicePointId });
  for (const step of assignSteps) await run.step(step.key, () => step.run(context));
  await run.step('prove', async () => {
    await prove(context);
  });
  await run.step('give-pin', () => givePin(context, chosen));
  run.lastStep();
  await run.step('record', () => Promise.resolve(recordAssigned(context)));
}

/** From now on it is the holder's: the new certificates are in force, older ones are not, and no PIN of it is kept. */
function recordAssigned(context: IssueContext): void {
  const { parts, record, operationId, person } = context;
  const { kind } = context.operation;
  const at = context.at();
  parts.store.transact((writer) => {
    assertStillOpen(context, writer);
    const event = kind === 'extend' ? 'extend' : 'assign';
    const state = writer.get('temporary-card', record.id)?.state ?? '';
    const step = next(temporaryCardLifecycle, state, event);
    if (!step.ok) throw new Refusal('state-refuses', { state, event });
    parts.secrets.destroy(writer, existing(record.pinBlobId));
    const lent = { personId: person.id, dueOn: context.validUntil, remindedDays: null, ...(event === 'assign' ? { assignedAt: at } : {}) };
    writer.append({
      kind: 'observation',
      action: `temporary-card.${event}ed`,
      who: parts.who,
      servicePoint: record.servicePointId,
      subject: { kind: 'temporary-card', id: record.id },
      note: { card: record.number, due: context.validUntil, ...rootNote(rootOf(context)), ...fenceOf(record.id, writer) },
      changes: [
        { record: 'temporary-card', id: record.id, set: { ...lent, state: step.to, pinBlobId: null } },
        { record: 'operation', id: operationId, set: { state: 'done', step: 'record', endedAt: at } },
        ...certificateChanges(context),
      ],
    });
    if (event === 'assign') giveBackAfterUse({ kind: 'temporary-card', id: record.id, servicePointId: record.servicePointId }, writer);
  });
}

/** Somebody may have locked the card or the person meanwhile. */
function assertStillOpen({ operationId, person }: IssueContext, writer: StoreWriter): void {
  if (writer.get('operation', operationId)?.state !== 'open') throw new Refusal('operation-not-open');
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
}

function certificateChanges(context: IssueContext): readonly Change[] {
  const fresh = issuedSlots.map((slot) => certificateOf(context, slot)?.id);
  return context.parts.store.certificates
    .byCard(context.record.id)
    .filter(({ state }) => state === 'on-hold' || state === 'valid')
    .map(({ id }) => ({
      record: 'certificate',
      id,
      set: fresh.includes(id)
        ? { state: 'valid', waitingForAuthority: true }
        : { state: 'revoked', waitingForAuthority: true, revocationReason: 'superseded' },
    }));
}
