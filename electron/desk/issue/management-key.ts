import { wipe } from '../../../core/base/bytes.ts';
import { authenticateAsOwn, ownKey } from './authenticate.ts';
import type { IssueContext } from './context.ts';

/** Gives the card its own management key, derived and never stored, and proves at once that it took. */
export async function rotateManagementKey(context: IssueContext): Promise<void> {
  if (context.finding('management-key') === 'done' && context.present.management?.isDefault !== true) return;
  const version = context.record.masterKeyVersion ?? context.parts.secrets.masterKeyVersion();
  const own = ownKey(context);
  if (own === undefined) {
    await context.note({ 'management-key': 'kept' }, { changes: () => [context.set({ masterKeyVersion: 0 })] });
    return;
  }
  try {
    await context.note(
      { 'management-key': 'about-to' },
      { step: 'management-key', changes: () => [context.set({ masterKeyVersion: version })] },
    );
    context.run.changesCard();
    await context.card.setManagementKey(own);
  } finally {
    wipe(own.key);
  }
  await context.note({ 'management-key': 'done' });
  await authenticateAsOwn(context);
  context.seen.ownSecrets.add('management-key');
}
