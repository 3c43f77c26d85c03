import { equalBytes } from '../../../core/base/bytes.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import type { ObjectKey } from '../../../native/piv/tables/objects.ts';
import type { IssueContext } from './context.ts';

/** Writes an object unless the card holds just that already: a resumed issue does not wear the chip. */
export async function writeIfOther(context: IssueContext, object: ObjectKey, content: Uint8Array): Promise<void> {
  const there = await read(context, object);
  if (there !== undefined && equalBytes(there, content)) return;
  context.run.changesCard();
  await context.card.writeObject(object, content);
}

/** Content of an object; undefined where absent or not readable without the PIN. */
async function read({ card }: IssueContext, object: ObjectKey): Promise<Uint8Array | undefined> {
  try {
    return await card.readObject(object);
  } catch (cause) {
    if (cause instanceof PivError && cause.kind === 'pin-needed') return undefined;
    throw cause;
  }
}
