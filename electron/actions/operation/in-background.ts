import { Refusal } from '../../../core/failures/refusal.ts';
import type { Failure } from '../../../core/failures/table.ts';
import type { AtReader } from '../../desk/desk.ts';
import type { OperationRun } from '../../desk/operation-run.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import type { Parts } from '../handler.ts';

/** What is done at the card, and what is written down where it stops. */
export interface Work extends AtReader {
  readonly run: OperationRun;
  /** Says what the screen says. */
  readonly stopped: (cause: unknown) => Failure;
  /** Whatever the end was: secrets that only this run knew are wiped here, and whoever waits for it hears. */
  readonly ended?: (failure: Failure | undefined) => void;
}

/** Works at a card in the background; everything that happens is told by events and kept in the operation's record. */
export function inBackground(given: Work, parts: Parts): void {
  parts.desk.accompany(toItsEnd(given, parts));
}

/** Never rejects: whatever happens, the operation ends on the screen, and its record says as much as could still be written. */
async function toItsEnd(given: Work, parts: Parts): Promise<void> {
  const failure = await made(given, parts);
  await settleAuthority(parts).catch((cause: unknown) => logged(cause, parts));
  given.run.end(failure === undefined ? 'done' : failure.code === 'operation-cancelled' ? 'cancelled' : 'failed', failure);
  given.ended?.(failure);
  parts.announce({ event: 'records', kinds: ['card', 'temporary-card', 'operation', 'certificate'] });
  parts.desk.lookAgain();
}

async function made({ run, stopped, ...there }: Work, parts: Parts): Promise<Failure | undefined> {
  try {
    await parts.desk.operate(run, there);
    return undefined;
  } catch (cause) {
    try {
      return stopped(cause);
    } catch (second) {
      logged(second, parts);
      return second instanceof Refusal ? second.failure : { code: 'defect' };
    }
  }
}

function logged(cause: unknown, { log }: Parts): void {
  log(`after an operation: ${cause instanceof Error ? (cause.stack ?? cause.message) : 'not an error'}`);
}
