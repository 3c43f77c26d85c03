import type { Change } from '../../../core/facts/draft.ts';
import type { Failure } from '../../../core/failures/table.ts';
import type { Operation } from '../../../core/records/records.ts';
import { kindOf } from '../../desk/issue/context.ts';
import { revocations } from '../../desk/temporary-card/take-back.ts';
import type { OperationRun } from '../../desk/operation-run.ts';
import type { StoreWriter } from '../../store/store.ts';
import { type Parts, required } from '../handler.ts';
import { failureOf, hopeless, type Production } from '../operation/stopped.ts';
import { giveUp } from './give-up.ts';

interface Stopped {
  readonly run: OperationRun;
  readonly production: Production;
  readonly parts: Parts;
}

/**
 * Writes down how an operation on a temporary card stopped. Before anything was written the attempt is forgotten; a card that can never
 * conform is given up; a wipe stays open until it came through, and everything else until somebody takes it up. Returns what the screen says.
 */
export function stopped(cause: unknown, { run, production, parts }: Stopped): Failure {
  const failure = failureOf(cause, parts);
  const operation = required(parts.store.get('operation', production.operationId), 'the operation');
  const at = new Date(parts.clock.now()).toISOString();
  const note = (changes: (writer: StoreWriter) => readonly Change[]): void =>
    parts.store.transact((writer) => {
      writer.append({
        kind: 'observation',
        action: 'temporary-card.failed',
        who: production.who,
        servicePoint: operation.servicePointId,
        subject: { kind: kindOf(operation), id: operation.cardId },
        note: { because: failure.code, card: writer.get('temporary-card', operation.cardId)?.number ?? 0 },
        changes: changes(writer),
      });
    });
  if (operation.state !== 'open') note((writer) => revocations(writer, operation.cardId));
  else if (operation.kind !== 'wipe' && untouched(operation, run)) note(() => forgotten(operation, at));
  else if (operation.kind === 'wipe' || !hopeless(failure)) note(() => []);
  else giveUp(operation, { parts, who: production.who, because: failure.code });
  return failure;
}

/** Found out or said before anything was written to stay. */
const HARMLESS = ['model', 'uuid', 'room', 'person', 'due', 'management-key', 'adopted', 'spki-9a', 'spki-9c', 'spki-9d', 'spki-9e'];

/** Is the card as it was? */
function untouched({ findings }: Operation, run: OperationRun): boolean {
  const harmless = Object.keys(findings).every((key) => HARMLESS.includes(key)) && findings['management-key'] !== 'about-to';
  return harmless && findings['room'] !== 'trying' && run.view().cancelLeaves === 'nothing';
}

function forgotten({ id, cardId, kind }: Operation, endedAt: string): readonly Change[] {
  const unbound = { cardUuid: null, fascN: null, expiresOn: null, chip: null, model: null } as const;
  return [
    { record: 'operation', id, set: { state: 'discarded', endedAt } },
    ...(kind === 'prepare' ? [{ record: 'temporary-card' as const, id: cardId, set: unbound }] : []),
  ];
}
