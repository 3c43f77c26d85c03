import type { OperationView } from '../../../core/actions/views.ts';
import { type FailureCode, failures } from '../../../core/failures/table.ts';
import type { Card, Operation } from '../../../core/records/records.ts';
import { allStepKeys } from '../../desk/issue/steps.ts';
import type { StoreReader } from '../../store/store.ts';

interface Recorded {
  readonly operation: Operation;
  readonly card: Card;
  readonly store: StoreReader;
  /** Where the card lies now; empty where it lies in no reader. */
  readonly reader: string;
}

const viewStates = { open: 'failed', done: 'done', discarded: 'discarded' } as const;

/** An operation of an earlier run of the station, as far as its record and the journal tell. */
export function recordedOperation({ operation, card, store, reader }: Recorded): OperationView {
  const { id, kind, cardId, state, step, startedAt } = operation;
  return {
    id,
    kind,
    cardId,
    cardNumber: card.number,
    personName: store.get('person', card.personId)?.name ?? '',
    reader,
    state: viewStates[state],
    steps: steps(state, step),
    startedAt,
    cancelLeaves: state === 'open' ? 'unfinished-card' : 'not-possible',
    leftOut: [...(card.proof?.leftOut ?? [])],
    ...(state === 'done' ? {} : { failure: { code: whyItStopped(operation, store) } }),
  };
}

/** The record names the step that was about to happen when it was last written. */
function steps(state: Operation['state'], about: string): OperationView['steps'] {
  const at = allStepKeys.indexOf(about);
  return allStepKeys.map((key, index) => ({ key, state: state === 'done' || index < at ? 'done' : index === at ? 'failed' : 'waiting' }));
}

/** The code that the journal has; a process that ended in the middle wrote none. */
function whyItStopped({ cardId, startedAt }: Operation, store: StoreReader): FailureCode {
  const [last] = store.facts.find({ subjectId: cardId, action: 'card.failed', limit: 1 });
  const code = last === undefined || last.fact.at < startedAt ? undefined : last.fact.note['because'];
  return typeof code === 'string' && Object.hasOwn(failures, code) ? (code as FailureCode) : 'card-unfinished';
}
