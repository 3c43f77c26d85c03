import { fromHex, wipe } from '../../../core/base/bytes.ts';
import { randomBelow } from '../../../core/base/random-below.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { drawPin } from '../../../core/records/draw-pin.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import { pukIsLive, renewPuk } from '../../../native/piv/renew-puk.ts';
import type { StoreWriter } from '../../store/store.ts';
import type { IssueContext } from './context.ts';

/** Sets the numbers of tries. PIN and PUK fall back to factory values by it, so it comes before both, and only while both still are. */
export async function setTries(context: IssueContext): Promise<void> {
  if (!context.present.abilities.setTries) return context.run.leaveOut('set-tries');
  if (context.finding('tries') === 'done' || context.finding('puk') !== undefined) return;
  const factory = fromHex(context.model.factory.pin);
  await withFactorySecret('PIN', () => context.card.verifyPin(factory));
  context.run.changesCard();
  await context.card.setTries({ pin: context.profile.pinTries, puk: context.profile.pukTries });
  await context.note({ tries: 'done' });
}

/** Replaces the factory PUK by a random one that nobody ever sees; it is sealed before it is sent. */
export async function setPuk(context: IssueContext): Promise<void> {
  const stage = context.finding('puk');
  if (stage === 'done' && (await isFactory(context, 'puk')) !== true) return;
  const torn = stage !== undefined;
  const blobId = torn ? existing(context.record.pukPendingBlobId ?? context.record.pukBlobId) : await sealPuk(context);
  const wanted = context.parts.secrets.open(blobId);
  const factory = fromHex(context.model.factory.puk);
  context.run.changesCard();
  try {
    if (!torn || !(await isOwnPuk(context, wanted))) {
      await withFactorySecret('PUK', () => renewPuk(context.card, factory, wanted));
    }
  } finally {
    wipe(wanted);
  }
  context.seen.ownSecrets.add('puk');
  await context.note({ puk: 'done' }, { changes: () => [context.set({ pukBlobId: blobId, pukPendingBlobId: null })] });
}

/** Replaces the factory PIN by a random one for the letter. */
export async function setPin(context: IssueContext): Promise<void> {
  const stage = context.finding('pin');
  if (stage === 'done' && (await isFactory(context, 'pin')) !== true) return;
  const torn = stage !== undefined;
  const blobId = torn ? existing(context.record.pinBlobId) : await sealPin(context);
  const wanted = context.parts.secrets.open(blobId);
  context.run.changesCard();
  try {
    if (torn) await setPinAgain(context, wanted);
    else await changeFactoryPin(context, wanted);
  } finally {
    wipe(wanted);
  }
  await context.note({ pin: 'done' });
}

function changeFactoryPin({ card, model }: IssueContext, wanted: Uint8Array): Promise<void> {
  return withFactorySecret('PIN', () => card.changePin(fromHex(model.factory.pin), wanted));
}

/**
 * After a lost reply, or after a success that was none: where the card does not tell that ours is live, its PUK sets it whatever it is, and
 * no try is spent.
 */
async function setPinAgain(context: IssueContext, wanted: Uint8Array): Promise<void> {
  const { card, record, parts } = context;
  const factory = await isFactory(context, 'pin');
  if (factory === true) return changeFactoryPin(context, wanted);
  if (factory === false && context.finding('pin') !== 'not-live') return;
  const puk = parts.secrets.open(existing(record.pukBlobId));
  try {
    await card.unblockPin(puk, wanted);
  } finally {
    wipe(puk);
  }
}

/** Seals a new PUK beside the live one; `step` says where this happens. */
export function sealPuk(context: IssueContext, step = 'puk'): Promise<string> {
  const bytes = Uint8Array.from({ length: 8 }, () => randomBelow(255, context.parts.random));
  return seal(context, { kind: 'puk', bytes, field: 'pukPendingBlobId', finding: 'puk', step });
}

/** Seals a new PIN that nobody sees, in place of an earlier one. */
export function sealPin(context: IssueContext): Promise<string> {
  const bytes = drawPin(context.parts.pinLength, context.parts.random);
  return seal(context, { kind: 'initial-pin', bytes, field: 'pinBlobId', finding: 'pin', step: 'pin' });
}

interface Sealing {
  readonly kind: 'puk' | 'initial-pin';
  readonly bytes: Uint8Array;
  readonly field: 'pukPendingBlobId' | 'pinBlobId';
  readonly finding: string;
  readonly step: string;
}

async function seal(context: IssueContext, { kind, bytes, field, finding, step }: Sealing): Promise<string> {
  const { id: recordId, servicePointId, [field]: replaced } = context.record;
  let blobId = '';
  const changes = (writer: StoreWriter): readonly Change[] => {
    if (replaced !== undefined) context.parts.secrets.destroy(writer, replaced);
    blobId = context.parts.secrets.put(writer, { kind, recordId, servicePointId, bytes });
    return [context.set({ [field]: blobId })];
  };
  try {
    await context.note({ [finding]: 'about-to' }, { step, changes });
  } finally {
    wipe(bytes);
  }
  return blobId;
}

/**
 * After a lost reply: is the new PUK live already? Metadata tells for nothing; else one try is spent, never the last
 * (PRODUCT, decision 8).
 */
async function isOwnPuk(context: IssueContext, wanted: Uint8Array): Promise<boolean> {
  const factory = await isFactory(context, 'puk');
  return factory === undefined ? pukIsLive(context.card, wanted) : !factory;
}

/** Does the card say that this secret is still the factory's? undefined where it does not say. */
async function isFactory({ card, present }: IssueContext, which: 'pin' | 'puk'): Promise<boolean | undefined> {
  return present.abilities.metadata ? (await card.secretMetadata(which))?.isDefault : undefined;
}

async function withFactorySecret(secret: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (cause instanceof PivError && (cause.kind === 'pin-wrong' || cause.kind === 'puk-wrong'))
      throw new Refusal('factory-secret-changed', { secret }, { cause });
    throw cause;
  }
}

/** A secret that an earlier step sealed. */
export function existing(blobId: string | undefined): string {
  if (blobId === undefined) throw new TypeError('expected a sealed secret from the run before');
  return blobId;
}

/**
 * Verifies the PIN that was sealed for this card; right before each use of 9C. Where the card says that it is another, this is kept, so that
 * the next run sets it again and no second try is spent on it.
 */
export async function verifySealedPin(context: IssueContext): Promise<void> {
  const { card, record, parts, seen } = context;
  const pin = parts.secrets.open(existing(record.pinBlobId));
  try {
    await card.verifyPin(pin);
    seen.pin = true;
    seen.ownSecrets.add('pin');
  } catch (cause) {
    if (cause instanceof PivError && cause.kind === 'pin-wrong') await context.note({ pin: 'not-live' });
    throw cause;
  } finally {
    wipe(pin);
  }
}

/** Work that a card may want the PIN for: given when it asks, since cards differ in what they forget it over. Asking costs no try. */
export async function withPinIfAsked<Value>(context: IssueContext, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof PivError) || cause.kind !== 'pin-needed') throw cause;
    await verifySealedPin(context);
    return work();
  }
}
