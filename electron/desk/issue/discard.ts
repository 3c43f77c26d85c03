import { fromHex, wipe } from '../../../core/base/bytes.ts';
import type { Change } from '../../../core/facts/draft.ts';
import type { Certificate } from '../../../core/records/records.ts';
import type { FactBody } from '../../../core/facts/fact.ts';
import type { CardChannel } from '../../../native/iso7816/channel.ts';
import { recogniseOpen } from '../../../native/piv/examine.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import type { Store } from '../../store/store.ts';
import type { CardSecrets } from './ports.ts';

interface Discarded {
  readonly store: Store;
  readonly secrets: CardSecrets;
  readonly operationId: string;
  readonly who: FactBody['who'];
  /** ISO 8601. */
  readonly at: string;
  readonly because: string;
}

/**
 * Gives an unfinished card up on record: its certificates are revoked, its secrets destroyed, its number for life given back, so that
 * the request can be produced again on another card.
 */
export function discardOnRecord({ store, secrets, operationId, who, at, because }: Discarded): void {
  const operation = store.get('operation', operationId);
  const card = operation === undefined ? undefined : store.get('card', operation.cardId);
  if (operation === undefined || card === undefined) return;
  store.transact((writer) => {
    for (const blobId of [card.pinBlobId, card.pukBlobId, card.pukPendingBlobId]) if (blobId !== undefined) secrets.destroy(writer, blobId);
    const changes: Change[] = [
      { record: 'operation', id: operationId, set: { state: 'discarded', endedAt: at } },
      { record: 'card', id: card.id, set: { state: 'failed', ...NOTHING_WRITTEN } },
      ...revocations(writer.certificates.byCard(card.id)),
    ];
    writer.append({
      kind: 'observation',
      action: 'card.discarded',
      who,
      servicePoint: card.servicePointId,
      subject: { kind: 'card', id: card.id },
      note: { card: card.number, because },
      changes,
    });
  });
}

/** What a card's record no longer says once its chip is given up. */
const NOTHING_WRITTEN = {
  cardUuid: null,
  fascN: null,
  expiresOn: null,
  chip: null,
  model: null,
  masterKeyVersion: null,
  pinBlobId: null,
  pukBlobId: null,
  pukPendingBlobId: null,
} as const;

function revocations(certificates: readonly Certificate[]): readonly Change[] {
  return certificates
    .filter(({ state }) => state === 'on-hold' || state === 'valid')
    .map(({ id }) => ({
      record: 'certificate',
      id,
      set: { state: 'revoked', waitingForAuthority: true, revocationReason: 'cessationOfOperation' },
    }));
}

/**
 * Brings a card that is given up back to its factory state where it can be reset: its PIN and PUK are blocked on purpose, which its
 * RESET wants. Returns false where the card has no such command; it is then for the shredder.
 */
export async function wipeCard(channel: CardChannel, random: (length: number) => Uint8Array): Promise<boolean> {
  const card = await PivCard.open(channel, random);
  const { abilities } = await recogniseOpen(card);
  if (!abilities.reset) return false;
  const wrong = fromHex('393939393939');
  await untilBlocked(() => card.verifyPin(wrong), 'pin-blocked');
  const wrongPuk = random(8);
  await untilBlocked(() => card.changePuk(wrongPuk, wrongPuk), 'puk-blocked');
  await card.destroyEverything();
  wipe(wrongPuk);
  return true;
}

const MOST_TRIES = 256;

/** Spends tries until none is left. A guess that happens to be right is repeated with nothing lost: the counter only goes back. */
async function untilBlocked(attempt: () => Promise<void>, blocked: PivError['kind']): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      await attempt();
    } catch (cause) {
      if (!(cause instanceof PivError)) throw cause;
      if (cause.kind === blocked || cause.triesLeft === 0) return;
      if (cause.kind !== 'pin-wrong' && cause.kind !== 'puk-wrong') throw cause;
    }
  }
  throw new PivError('refused', `expected the card to block after at most ${MOST_TRIES} tries`);
}
