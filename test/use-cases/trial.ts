import type { ActionId } from '../../core/actions/all.ts';
import type { Reply } from '../../core/actions/wire.ts';
import type { FailureCode } from '../../core/failures/table.ts';
import type { Register, Somebody } from '../electron/station/register.ts';
import type { TestStation } from '../electron/station/test-station.ts';

/** A founded station with one personal card of ours, active, in the first reader, and nothing in the second. */
export interface CellWorld {
  readonly station: TestStation;
  readonly register: Register;
  readonly cardId: string;
  /** Whose card lies in the reader. */
  readonly holderId: string;
}

/** One row done with one action: in which states it is right, and how to come to each. */
export interface Trial {
  readonly row: number;
  readonly action: ActionId;
  readonly states: readonly string[];
  readonly right: readonly string[];
  /** Brings the records about and gives the message. The caller matters where it is about their own things. */
  readonly reach: (world: CellWorld, state: string, caller: Somebody) => object;
  /** It is reached anew for every caller: about their own things, or about the one card in the reader. */
  readonly anew?: true;
  /** The state is the caller's own: whoever is not Active has no session any more. */
  readonly oneself?: true;
  /** An option that is off while this is tried, and at its standard again afterwards. */
  readonly turnedOff?: string;
  /** What the right message is answered with where nothing lies in the reader. */
  readonly answers?: readonly FailureCode[];
  /** Refusals of a wrong state that are the handler's own and no denial. */
  readonly refusedAs?: readonly FailureCode[];
  /** Where the answer is yes for every state: was it done? */
  readonly wasDone?: (world: CellWorld, input: object, reply: Extract<Reply, { ok: true }>) => Promise<boolean>;
}
