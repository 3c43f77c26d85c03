import { ascii, wipe } from '../../../core/base/bytes.ts';
import type { VirtualSmartCard } from '../../../core/records/records.ts';
import type { Parts } from '../handler.ts';
import { randomSigns } from '../person/generated-secret.ts';
import { isTokenFault } from './token-refusal.ts';

type Removing = Pick<Parts, 'store' | 'house' | 'tokenModules' | 'random' | 'log'>;

/**
 * Removes what the token holds, by a PIN that nobody knows and the SO PIN sets. A token that is gone holds nothing; one that another
 * program made its own is left alone, for each further try would count against it. False where it could not be reached now.
 */
export async function removeKeys(id: string, parts: Removing): Promise<boolean> {
  const card = parts.store.get('virtual-smart-card', id);
  if (card?.keys !== 'to-remove' || card.stationId !== parts.house.station().id) return false;
  try {
    noted(card, await emptied(card, parts), parts);
    return true;
  } catch (cause) {
    if (isTokenFault(cause) && (cause.kind === 'pin-wrong' || cause.kind === 'pin-locked')) noted(card, 'left', parts);
    else parts.log(`keys of a virtual smart card are still to be removed: ${cause instanceof Error ? cause.message : 'unknown'}`);
    return false;
  }
}

const PIN_LENGTH = 12;

async function emptied({ modulePath, tokenLabel: label, soPinBlobId }: VirtualSmartCard, parts: Removing): Promise<'removed' | 'left'> {
  const tokens = parts.tokenModules.at(modulePath);
  const seen = await tokens.list();
  if (!seen.some((token) => token.initialized && token.label === label)) return 'removed';
  if (soPinBlobId === undefined) return 'left';
  const soPin = parts.house.sealed.open(soPinBlobId);
  const pin = ascii(randomSigns(PIN_LENGTH, parts.random));
  try {
    await tokens.resetPin({ label, soPin, newPin: pin });
    await tokens.empty({ label, pin });
  } finally {
    wipe(soPin);
    wipe(pin);
  }
  return 'removed';
}

function noted({ id, number, servicePointId, soPinBlobId }: VirtualSmartCard, keys: 'removed' | 'left', { store, house }: Removing): void {
  store.transact((writer) => {
    if (soPinBlobId !== undefined) house.sealed.destroy(writer, soPinBlobId);
    writer.append({
      kind: 'observation',
      action: keys === 'removed' ? 'virtual-smart-card.keys-removed' : 'virtual-smart-card.keys-left',
      who: {},
      servicePoint: servicePointId,
      subject: { kind: 'virtual-smart-card', id },
      note: { card: number },
      changes: [{ record: 'virtual-smart-card', id, set: { keys, soPinBlobId: null } }],
    });
  });
}
