import { equalBytes } from '../../../core/base/bytes.ts';
import type { ObjectKey } from '../../../native/piv/tables/objects.ts';
import type { IssueContext } from './context.ts';
import { withPinIfAsked } from './secrets.ts';

/** Objects that a card may bring from the factory. */
const FACTORYS: readonly ObjectKey[] = ['discovery'];

/** Writes an object unless the card holds just that already: a resumed issue does not wear the chip. A fresh one has nothing to look for. */
export async function writeIfOther(context: IssueContext, object: ObjectKey, content: Uint8Array): Promise<void> {
  const looked = !context.isFresh || FACTORYS.includes(object);
  if (looked && equalBytes(await withPinIfAsked(context, () => context.contents.read(object)), content)) return;
  context.run.changesCard();
  await context.contents.write(object, content);
}
