import { wipe } from '../../../core/base/bytes.ts';
import { randomBelow } from '../../../core/base/random-below.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Card } from '../../../core/records/records.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import type { PivCard } from '../../../native/piv/piv-card.ts';
import { pukIsLive, renewPuk } from '../../../native/piv/renew-puk.ts';
import type { StoreWriter } from '../../store/store.ts';
import { type Parts, required } from '../handler.ts';
import { provePin } from './prove-pin.ts';

/** `pin-set`: the new PIN is live, and a new PUK is sealed; `puk-settled`: which PUK is live is known. */
export type PukStep = 'pin-set' | 'puk-settled';

export interface ByPuk {
  readonly record: Card;
  readonly present: PresentCard;
  readonly parts: Parts;
  /** Writes one step of it into the journal. */
  readonly note: (writer: StoreWriter, step: PukStep, changes: readonly Change[]) => void;
}

/**
 * The sealed PUK sets the PIN, whatever it was, and is replaced by a new one in the same visit. Nobody sees either, and no try of the PIN is
 * spent. Throws Refusal: puk-missing, puk-blocked, puk-wrong.
 */
export async function setPinByPuk(card: PivCard, wanted: Uint8Array, given: ByPuk): Promise<void> {
  const { record, present, parts } = given;
  if (record.pukBlobId === undefined) throw new Refusal('puk-missing');
  if (present.puk?.triesLeft === 0) throw new Refusal('puk-blocked');
  const puk = parts.house.sealed.open(await livePuk(card, given));
  try {
    await card.unblockPin(puk, wanted);
    await provePin(card, wanted);
    await replacePuk(card, puk, { ...given, record: required(parts.store.get('card', record.id), 'the card') });
  } finally {
    wipe(puk);
  }
}

/**
 * Which PUK is live? Normally the sealed one. After a lost reply to a change, one try is spent to learn it, never the last
 * (PRODUCT, decision 8): changing the newer one to itself succeeds only if it is live.
 */
async function livePuk(card: PivCard, given: ByPuk): Promise<string> {
  const { record, present, parts } = given;
  const old = required(record.pukBlobId, 'the sealed PUK');
  const pending = record.pukPendingBlobId;
  if (pending === undefined) return old;
  if (present.puk?.triesLeft === 1) throw new Refusal('puk-wrong', { triesLeft: 1 });
  const candidate = parts.house.sealed.open(pending);
  try {
    const [live, dead] = (await pukIsLive(card, candidate)) ? [pending, old] : [old, pending];
    settle(given, { live, dead });
    return live;
  } finally {
    wipe(candidate);
  }
}

/** Writes down which PUK is live and destroys the other one. */
function settle({ record, parts, note }: ByPuk, { live, dead }: { readonly live: string; readonly dead: string }): void {
  parts.store.transact((writer) => {
    parts.house.sealed.destroy(writer, dead);
    note(writer, 'puk-settled', [{ record: 'card', id: record.id, set: { pukBlobId: live, pukPendingBlobId: null } }]);
  });
}

/** The new PUK is sealed before it is sent; the old one is destroyed after the card took it. */
async function replacePuk(card: PivCard, current: Uint8Array, given: ByPuk): Promise<void> {
  const next = Uint8Array.from({ length: 8 }, () => randomBelow(255, given.parts.random));
  try {
    const old = required(given.record.pukBlobId, 'the sealed PUK');
    const pending = sealNext(next, given);
    await renewPuk(card, current, next);
    settle(given, { live: pending, dead: old });
  } finally {
    wipe(next);
  }
}

function sealNext(next: Uint8Array, { record, parts, note }: ByPuk): string {
  return parts.store.transact((writer) => {
    const under = { servicePointId: record.servicePointId };
    const blobId = parts.house.sealed.put(writer, { kind: 'puk', recordId: record.id, secret: next, under });
    note(writer, 'pin-set', [{ record: 'card', id: record.id, set: { pukPendingBlobId: blobId } }]);
    return blobId;
  });
}
