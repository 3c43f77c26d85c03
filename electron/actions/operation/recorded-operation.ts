import type { OperationView } from '../../../core/actions/views.ts';
import { type FailureCode, failures } from '../../../core/failures/table.ts';
import type { Card, Operation, TemporaryCard } from '../../../core/records/records.ts';
import { kindOf } from '../../desk/issue/context.ts';
import { stepKeysOf } from '../../desk/temporary-card/steps.ts';
import { allStepKeys } from '../../desk/issue/steps.ts';
import type { StoreReader } from '../../store/store.ts';

interface Recorded {
  readonly operation: Operation;
  readonly card: Card | TemporaryCard;
  readonly store: StoreReader;
  /** Where the card lies now; empty where it lies in no reader. */
  readonly reader: string;
}

const viewStates = { open: 'failed', done: 'done', discarded: 'discarded' } as const;

/** An operation of an earlier run of the station, as far as its record and the journal tell. */
export function recordedOperation({ operation, card, store, reader }: Recorded): OperationView {
  const { id, kind, cardId, state, startedAt } = operation;
  return {
    id,
    kind,
    cardId,
    cardNumber: card.number,
    ...(operation.temporary === true ? { temporary: true } : {}),
    personName: store.get('person', operation.findings['person'] ?? card.personId ?? '')?.name ?? '',
    reader,
    state: viewStates[state],
    steps: steps(operation),
    startedAt,
    cancelLeaves: state === 'open' ? 'unfinished-card' : 'not-possible',
    leftOut: 'proof' in card ? [...(card.proof?.leftOut ?? [])] : [],
    ...(state === 'done' ? {} : { failure: { code: whyItStopped(operation, store) } }),
  };
}

/** The record names the step that was about to happen when it was last written. */
function steps({ kind, temporary, state, step }: Operation): OperationView['steps'] {
  const keys = temporary === true ? stepKeysOf(kind) : allStepKeys;
  const at = keys.indexOf(step);
  return keys.map((key, index) => ({ key, state: state === 'done' || index < at ? 'done' : index === at ? 'failed' : 'waiting' }));
}

/** The code that the journal has; a process that ended in the middle wrote none. */
function whyItStopped({ cardId, startedAt, ...operation }: Operation, store: StoreReader): FailureCode {
  const [last] = store.facts.find({ subjectId: cardId, action: `${kindOf(operation)}.failed`, limit: 1 });
  const code = last === undefined || last.fact.at < startedAt ? undefined : last.fact.note['because'];
  return typeof code === 'string' && Object.hasOwn(failures, code) ? (code as FailureCode) : 'card-unfinished';
}
