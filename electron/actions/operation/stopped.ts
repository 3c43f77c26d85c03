import type { FactDraft } from '../../../core/facts/draft.ts';
import type { FactBody } from '../../../core/facts/fact.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type Failure, type FailureCode, failures } from '../../../core/failures/table.ts';
import type { Operation } from '../../../core/records/records.ts';
import { discardOnRecord } from '../../desk/issue/discard.ts';
import type { OperationRun } from '../../desk/operation-run.ts';
import { type Parts, required } from '../handler.ts';
import { refusalOf } from './refusal-of.ts';

export interface Production {
  readonly operationId: string;
  readonly reader: string;
  /** The card that it was begun with; nothing where the operation recognises its card. */
  readonly lying?: number;
  readonly who: FactBody['who'];
  /** Hears how it ended; nothing where it ended well. */
  readonly ended?: (failure: Failure | undefined) => void;
}

interface Stopped {
  readonly run: OperationRun;
  readonly production: Production;
  readonly parts: Parts;
}

/**
 * Writes down how an issue stopped. Before anything was written the attempt is forgotten; a card that can never conform is given up, its
 * certificates revoked; everything else stays open and can be taken up. Returns what the screen says.
 */
export function stopped(cause: unknown, { run, production, parts }: Stopped): Failure {
  const failure = failureOf(cause, parts);
  const operation = required(parts.store.get('operation', production.operationId), 'the operation');
  if (untouched(operation, run)) {
    forget(operation, failure, { production, parts });
    return failure;
  }
  if (!hopeless(failure)) {
    append(operation, { because: failure.code, changes: [] }, { production, parts });
    return failure;
  }
  const revoked = discardOnRecord({
    store: parts.store,
    secrets: parts.house.cardSecrets,
    operationId: operation.id,
    who: production.who,
    at: new Date(parts.clock.now()).toISOString(),
    because: failure.code,
  });
  return { ...failure, params: { ...failure.params, revoked } };
}

/** Said by the options, or found out before anything is written to stay. */
const HARMLESS: readonly string[] = ['slots', 'end', 'model', 'uuid', 'room'];

/**
 * Is the card as it was? Model, number and room are found out, the number chosen, and keys tried, before anything is written to stay: its
 * number comes first, and without one a key is worth nothing.
 */
function untouched({ findings }: Operation, run: OperationRun): boolean {
  const harmless = Object.keys(findings).every((key) => HARMLESS.includes(key) || /^(?:spki|attested)-/.test(key));
  return harmless && findings['room'] !== 'trying' && run.view().cancelLeaves === 'nothing';
}

/** They say nothing of what later tries can do: another card lies in the reader, or a key was changed and the answer was not true. */
const notOfThisCard: readonly FailureCode[] = ['card-already-issued', 'card-foreign', 'management-key-unknown'];

/** No later try can make this card conform. */
export function hopeless({ code }: Failure): boolean {
  return failures[code].retry === 'never' && !notOfThisCard.includes(code);
}

/** What stopped it, as the screen says it; what nobody foresaw is logged under a reference. */
export function failureOf(cause: unknown, parts: Parts): Failure {
  const translated = refusalOf(cause);
  if (translated instanceof Refusal) return translated.failure;
  const reference = parts.newId().slice(0, 8);
  parts.log(`defect ${reference} in an operation: ${cause instanceof Error ? (cause.stack ?? cause.message) : 'not an error'}`);
  return { code: 'defect', reference };
}

type Noted = Pick<Stopped, 'production' | 'parts'>;

function forget(operation: Operation, failure: Failure, noted: Noted): void {
  const endedAt = new Date(noted.parts.clock.now()).toISOString();
  const unbound = { cardUuid: null, fascN: null, expiresOn: null, chip: null, model: null } as const;
  append(
    operation,
    {
      because: failure.code,
      changes: [
        { record: 'operation', id: operation.id, set: { state: 'discarded', endedAt } },
        { record: 'card', id: operation.cardId, set: unbound },
      ],
    },
    noted,
  );
}

function append(
  operation: Operation,
  { because, changes }: { readonly because: string } & Pick<FactDraft, 'changes'>,
  { production, parts }: Noted,
): void {
  parts.store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'card.failed',
      who: production.who,
      servicePoint: operation.servicePointId,
      subject: { kind: 'card', id: operation.cardId },
      note: { because, card: writer.get('card', operation.cardId)?.number ?? 0 },
      changes,
    });
  });
}
