import { toHex } from '../../../../core/base/bytes.ts';
import type { Card, Certificate, TemporaryCard } from '../../../../core/records/records.ts';
import { managementCipherOf } from '../../../../native/piv/management-key.ts';
import { personality } from '../../../../native/simulator/personalities/personalities.ts';
import { settleAuthority } from '../../../../electron/actions/card/settle-authority.ts';
import { strayCertificates } from '../issued-checks.ts';
import { tells } from './kinds.ts';
import type { Faults, Scene } from './scene.ts';

interface Expected {
  readonly state: string;
  /** What every certificate of the card has to be, four of them where it is not revoked. */
  readonly certificates: Certificate['state'];
  /** PINs that somebody knows; without any the one that lies sealed. */
  readonly pins?: readonly string[];
}

/** Record, authority and chip say the same, every secret of the chip is known to somebody, no try was wasted, and the journal verifies. */
export async function judge(scene: Scene, expected: Expected): Promise<Faults> {
  await settleAuthority(scene.parts);
  const record = recordOf(scene);
  const certificates = scene.parts.store.certificates.byCard(record.id);
  return [
    ...(record.state === expected.state ? [] : [`the card is ${record.state}`]),
    ...certificateFaults(scene, certificates, expected.certificates),
    ...secretFaults(scene, record, expected),
    ...triesFaults(scene),
    ...strayCertificates(scene.station, scene.card),
    ...(await recordFaults(scene)),
  ];
}

/** Record and journal alone, for a card that was given up. */
export async function judgeGivenUp(scene: Scene): Promise<Faults> {
  await settleAuthority(scene.parts);
  return [...strayCertificates(scene.station), ...(await recordFaults(scene))];
}

export function recordOf({ parts: { store }, ids }: Scene): Card | TemporaryCard {
  const record = store.get('card', ids.cardId) ?? store.get('temporary-card', ids.cardId);
  if (record === undefined) throw new Error('expected the card on record');
  return record;
}

function certificateFaults({ parts: { store } }: Scene, certificates: readonly Certificate[], wanted: Certificate['state']): Faults {
  const live = certificates.filter(({ state }) => state !== 'revoked');
  const slots = live.map(({ slot, state }) => `${slot} ${state}`).toSorted();
  const all = wanted === 'revoked' ? [] : ['9a', '9c', '9d', '9e'].map((slot) => `${slot} ${wanted}`);
  return [
    ...(slots.join() === all.join() ? [] : [`certificates on record: ${slots.join(', ')}`]),
    ...certificates.flatMap(({ serialHex, state, waitingForAuthority }) => {
      const there = store.authority.bySerial(serialHex)?.state;
      return there === state && !waitingForAuthority
        ? []
        : [`certificate ${serialHex} is ${state} on record and ${there} at the authority`];
    }),
  ];
}

function secretFaults(scene: Scene, record: Card | TemporaryCard, { pins }: Expected): Faults {
  const { state } = scene.card;
  const sealed = (blobId: string | undefined): string => (blobId === undefined ? 'none' : padded(scene.parts.house.sealed.open(blobId)));
  const knownPins = pins === undefined ? [sealed(record.pinBlobId)] : pins.map((pin) => padded(Buffer.from(pin)));
  const knownPuks = [record.pukBlobId, record.pukPendingBlobId].filter((id) => id !== undefined).map(sealed);
  return [
    ...(knownPins.includes(state.pin.value) ? [] : ['nobody knows the PIN']),
    ...(knownPuks.includes(state.puk.value) ? [] : ['nobody knows the PUK']),
    ...(knowsManagementKey(scene, record) ? [] : ['nobody knows the management key']),
  ];
}

function padded(secret: Uint8Array): string {
  return toHex(secret).padEnd(16, 'f');
}

/** Does the station derive the very key that is live on the card? Where the supplier's is kept, it is still the factory's. */
function knowsManagementKey({ parts, card }: Scene, { masterKeyVersion: version, cardUuid }: Card | TemporaryCard): boolean {
  if (version === 0) return card.state.management.value === personality('plain').management.factory;
  const cipher = managementCipherOf(card.state.management.algorithm);
  if (cardUuid === undefined || version === undefined || cipher === undefined) return false;
  return toHex(parts.house.cardSecrets.managementKey({ cardUuid, version, cipher }).key) === card.state.management.value;
}

/**
 * One try of the PUK may be spent after a lost reply to its change, where the card does not say which is live (PRODUCT, decision 8). A success
 * that was none is found out by a try, too.
 */
export function wastedTries({ card, lied, kind }: Scene, pukChanged = false): Faults {
  const allowed = lied ? 1 : 0;
  return [
    ...(card.wrongPins > allowed ? [`${card.wrongPins} tries of the PIN were spent`] : []),
    ...(card.wrongPuks > Math.max(allowed, pukChanged || !tells(kind) ? 1 : 0) ? [`${card.wrongPuks} tries of the PUK were spent`] : []),
  ];
}

function triesFaults({ card: { state } }: Scene): Faults {
  const { pin, puk } = state;
  const missing = pin.triesLeft !== pin.tries || puk.triesLeft !== puk.tries;
  return missing ? [`tries are missing: PIN ${pin.triesLeft} of ${pin.tries}, PUK ${puk.triesLeft} of ${puk.tries}`] : [];
}

const WELL: { readonly sound: boolean; readonly problem?: string; readonly records?: string } = { sound: true };

async function recordFaults(scene: Scene): Promise<Faults> {
  const { station, parts, ids, verifies } = scene;
  const { sound, problem, records } = verifies ? await station.call('journal.verify', {}) : WELL;
  const open = parts.store.operations.openByCard(ids.cardId);
  // Its last look may have been answered with nonsense, too: whoever takes the card out and puts it in again reads it.
  const tile = await scene.tile();
  return [
    ...(sound ? [] : [`the journal does not verify: ${problem ?? records ?? ''}`]),
    ...(open === undefined ? [] : [`an operation is still open: ${open.kind} at ${open.step}`]),
    ...(tile.contents === 'unreadable' ? ['the card cannot be read'] : []),
    ...station.logged.filter((line) => /defect/.test(line)).map((line) => `logged: ${line.slice(0, 400)}`),
  ];
}
