import type { ActionId } from '../../../core/actions/all.ts';
import type { Failure } from '../../../core/failures/table.ts';
import type { BatchKind } from '../../store/local-people.ts';
import type { Call, Parts } from '../handler.ts';

/** Whoever makes or runs the batch. */
export type Caller = Pick<Call<ActionId>, 'may' | 'who' | 'at' | 'session'>;

/** One row of a batch, when it is picked and when it is its turn. */
export interface Turn {
  /** The person, card or temporary card. */
  readonly recordId: string;
  readonly asked: unknown;
  readonly caller: Caller;
  readonly parts: Parts;
}

type BatchAction = Extract<ActionId, `batch.${'delete' | 'reset' | 'edit' | 'request' | 'issue'}-${string}`>;

interface OrderBase {
  readonly action: BatchAction;
  readonly kind: BatchKind;
  /** Why this one cannot be part of it now: roles and home, then state, then what the order itself minds. */
  readonly whyNot: (turn: Turn) => Failure | undefined;
}

/** Done for one after the other, without a reader. */
export interface PaperOrder extends OrderBase {
  /** Gives the id of what it made, where it made something. */
  readonly carryOut: (turn: Turn) => string | undefined | Promise<string | undefined>;
}

/** Made at the readers, each from a blank that somebody puts in. */
export interface ProductionOrder extends OrderBase {
  /** Begins it at that reader; the operation's id. `ended` hears how it ended. Throws Refusal. */
  readonly begin: (turn: Turn, reader: string, ended: (failure: Failure | undefined) => void) => string;
  /** Takes its unfinished operation up at that reader. */
  readonly resume: (
    turn: Turn,
    at: { readonly operationId: string; readonly reader: string },
    ended: (failure: Failure | undefined) => void,
  ) => void;
  /** Was it made, whoever made it? */
  readonly isMade: (recordId: string, parts: Pick<Parts, 'store'>) => boolean;
}

export type Order = PaperOrder | ProductionOrder;

export function isProduction(order: Order): order is ProductionOrder {
  return 'begin' in order;
}
