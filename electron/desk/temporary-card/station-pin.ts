import { wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { pukIsLive, renewPuk } from '../../../native/piv/renew-puk.ts';
import type { IssueContext } from '../issue/context.ts';
import { existing, sealPin, sealPuk } from '../issue/secrets.ts';

/**
 * While the station works on a temporary card, the card has the PIN that lies sealed and that nobody knows. A card from the pool has it
 * already; a holder's PIN is replaced by means of the PUK, which spends no try, and the PUK is replaced after that (PRODUCT, decision 9).
 */
export async function takePin(context: IssueContext): Promise<void> {
  const stage = context.finding('pin');
  if (stage === 'own') return;
  if (stage === undefined && context.operation.kind === 'assign' && context.record.pinBlobId !== undefined) return;
  if (context.present.puk?.triesLeft === 0) throw new Refusal('puk-blocked');
  const blobId = stage === undefined ? await sealPin(context) : existing(context.record.pinBlobId);
  const wanted = context.parts.secrets.open(blobId);
  const puk = context.parts.secrets.open(await livePuk(context));
  try {
    context.run.changesCard();
    await context.card.unblockPin(puk, wanted);
    await replacePuk(context, puk);
  } finally {
    wipe(puk, wanted);
  }
  await context.note({ pin: 'own' });
}

/** The holder's own PIN, which is kept nowhere. After a lost reply nobody knows which is live: then `takePin` comes first again. */
export async function givePin(context: IssueContext, chosen: Uint8Array): Promise<void> {
  const own = context.parts.secrets.open(existing(context.record.pinBlobId));
  await context.note({ pin: 'choosing' }, { step: 'give-pin' });
  context.run.changesCard();
  try {
    await context.card.changePin(own, chosen);
  } finally {
    wipe(own);
  }
}

/** The PUK that is live. After a lost reply to its change one try is spent to learn it, never the last (PRODUCT, decision 8). */
async function livePuk(context: IssueContext): Promise<string> {
  const { pukBlobId, pukPendingBlobId: pending } = context.record;
  const old = existing(pukBlobId);
  if (pending === undefined) return old;
  if (context.present.puk?.triesLeft === 1) throw new Refusal('puk-wrong', { triesLeft: 1 });
  const live = (await isLive(context, pending)) ? pending : old;
  await settlePuk(context, { live, dead: live === old ? pending : old });
  return live;
}

async function isLive(context: IssueContext, blobId: string): Promise<boolean> {
  const candidate = context.parts.secrets.open(blobId);
  try {
    return await pukIsLive(context.card, candidate);
  } finally {
    wipe(candidate);
  }
}

async function replacePuk(context: IssueContext, current: Uint8Array): Promise<void> {
  const old = existing(context.record.pukBlobId);
  const live = await sealPuk(context, 'pin');
  const wanted = context.parts.secrets.open(live);
  try {
    await renewPuk(context.card, current, wanted);
  } finally {
    wipe(wanted);
  }
  await settlePuk(context, { live, dead: old });
}

async function settlePuk(context: IssueContext, { live, dead }: { readonly live: string; readonly dead: string }): Promise<void> {
  await context.note(
    { puk: 'done' },
    {
      changes: (writer) => {
        context.parts.secrets.destroy(writer, dead);
        return [context.set({ pukBlobId: live, pukPendingBlobId: null })];
      },
    },
  );
}
