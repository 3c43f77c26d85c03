import { ascii, wipe } from '../../../core/base/bytes.ts';
import { randomBelow } from '../../../core/base/random-below.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { isEasyPin } from '../../../core/records/easy-pin.ts';
import type { Card } from '../../../core/records/records.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import type { PivCard } from '../../../native/piv/piv-card.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import { type Call, type Handler, type Parts, factOf, required } from '../handler.ts';
import { openOwnCard } from './own-card.ts';

type UnblockAction = 'card.unblock-pin' | 'self.unblock-pin';

/** Row 33 with both halves at one desk. */
export const cardUnblockPin: Handler<'card.unblock-pin'> = (call, parts) => unblockAtReader('card.unblock-pin', call, parts);

/** The sealed PUK resets the PIN, and is replaced by a new one in the same visit. Nobody sees either. */
export async function unblockAtReader(action: UnblockAction, call: Call<UnblockAction>, parts: Parts): Promise<{ cardId: string }> {
  const record = call.subject.card;
  if (record === undefined) throw new Refusal(call.subject.reader?.contents === 'empty' ? 'no-card' : 'card-foreign');
  if (record.pukBlobId === undefined) throw new Refusal('puk-missing');
  if (isEasyPin(call.input.newPin)) throw new Refusal('pin-easy');
  const wanted = ascii(call.input.newPin);
  try {
    await parts.desk.at(
      call.input.reader,
      async (channel) => {
        const { card, present } = await openOwnCard(channel, record, parts);
        if (present.puk?.triesLeft === 0) throw new Refusal('puk-blocked');
        const live = await livePuk(card, { action, record, present, parts, call });
        const puk = parts.house.sealed.open(live);
        try {
          await card.unblockPin(puk, wanted);
          await replacePuk(card, puk, { action, record: fresh(record, parts), parts, call });
        } finally {
          wipe(puk);
        }
      },
      { changes: true },
    );
  } finally {
    wipe(wanted);
  }
  return { cardId: record.id };
}

interface Unblocking {
  readonly action: UnblockAction;
  readonly record: Card;
  readonly parts: Parts;
  readonly call: Call<UnblockAction>;
}

function fresh(record: Card, parts: Parts): Card {
  return required(parts.store.get('card', record.id), 'the card');
}

/**
 * Which PUK is live? Normally the sealed one. After a lost reply to a change, one try is spent to learn it, never the last
 * (PRODUCT, decision 8): changing the newer one to itself succeeds only if it is live.
 */
async function livePuk(
  card: PivCard,
  { action, record, present, parts, call }: Unblocking & { readonly present: PresentCard },
): Promise<string> {
  const old = required(record.pukBlobId, 'the sealed PUK');
  const pending = record.pukPendingBlobId;
  if (pending === undefined) return old;
  if (present.puk?.triesLeft === 1) throw new Refusal('puk-wrong', { triesLeft: 1 });
  const candidate = parts.house.sealed.open(pending);
  try {
    await card.changePuk(candidate, candidate);
    settle({ action, record, parts, call }, { live: pending, dead: old });
    return pending;
  } catch (cause) {
    if (!(cause instanceof PivError) || cause.kind !== 'puk-wrong') throw cause;
    settle({ action, record, parts, call }, { live: old, dead: pending });
    return old;
  } finally {
    wipe(candidate);
  }
}

/** Writes down which PUK is live and destroys the other one. */
function settle({ action, record, parts, call }: Unblocking, { live, dead }: { readonly live: string; readonly dead: string }): void {
  const changes: Change[] = [{ record: 'card', id: record.id, set: { pukBlobId: live, pukPendingBlobId: null } }];
  parts.store.transact((writer) => {
    parts.house.sealed.destroy(writer, dead);
    writer.append(
      factOf<UnblockAction>(call, action, { kind: 'observation', note: { card: record.number, step: 'puk-settled' }, changes }),
    );
  });
}

/** The new PUK is sealed before it is sent; the old one is destroyed after the card took it. */
async function replacePuk(card: PivCard, current: Uint8Array, unblocking: Unblocking): Promise<void> {
  const { record, parts } = unblocking;
  const next = Uint8Array.from({ length: 8 }, () => randomBelow(255, parts.random));
  try {
    const old = required(record.pukBlobId, 'the sealed PUK');
    const pending = sealNext(next, unblocking);
    await card.changePuk(current, next);
    settle(unblocking, { live: pending, dead: old });
  } finally {
    wipe(next);
  }
}

function sealNext(next: Uint8Array, { action, record, parts, call }: Unblocking): string {
  return parts.store.transact((writer) => {
    const blobId = parts.house.sealed.put(writer, {
      kind: 'puk',
      recordId: record.id,
      secret: next,
      under: { servicePointId: record.servicePointId },
    });
    writer.append(
      factOf<UnblockAction>(call, action, {
        kind: 'observation',
        note: { card: record.number, step: 'pin-set' },
        changes: [{ record: 'card', id: record.id, set: { pukPendingBlobId: blobId } }],
      }),
    );
    return blobId;
  });
}
