import { toHex } from '../../../../core/base/bytes.ts';
import type { Card, Certificate, TemporaryCard } from '../../../../core/records/records.ts';
import { managementCipherOf } from '../../../../native/piv/management-key.ts';
import { personality } from '../../../../native/simulator/personalities/personalities.ts';
import { settleAuthority } from '../../../../electron/actions/card/settle-authority.ts';
import { strayCertificates } from '../issued-checks.ts';
import { wipes } from './kinds.ts';
import type { Faults, Scene } from './scene.ts';
import { type Forgiven, NOTHING_FORGIVEN } from './tries.ts';

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

/** Tries that the fault does not account for. */
export function wastedTries({ card, forgiven }: Scene): Faults {
  const spent = (count: number, allowed: number, what: string): Faults =>
    count > allowed ? [`${count} tries of the ${what} were spent, of ${allowed} forgiven`] : [];
  return [...spent(card.wrongPins, forgiven.pins, 'PIN'), ...spent(card.wrongPuks, forgiven.puks, 'PUK')];
}

/** Tries that the card lacks. One that goes on has them all again, whatever was forgiven: a secret that was right gives them back. */
function triesFaults({ card: { state } }: Scene, forgiven: Forgiven = NOTHING_FORGIVEN): Faults {
  const { pin, puk } = state;
  const missing = pin.tries - pin.triesLeft > forgiven.pins || puk.tries - puk.triesLeft > forgiven.puks;
  return missing ? [`tries are missing: PIN ${pin.triesLeft} of ${pin.tries}, PUK ${puk.triesLeft} of ${puk.tries}`] : [];
}

/**
 * An unfinished card was given up a moment ago: nothing of it is left, neither on record nor at the authority, and the chip is as it was
 * delivered, or known for one that somebody wrote. Wiping spends its tries on purpose, so they are judged before it.
 */
export async function judgeDiscarded(scene: Scene, chip: 'wiped' | 'untouched' | 'destroyed'): Promise<Faults> {
  await settleAuthority(scene.parts);
  const record = recordOf(scene);
  const named = ['pinBlobId', 'pukBlobId', 'pukPendingBlobId', 'cardUuid', 'masterKeyVersion'] as const;
  const left = named.filter((field) => record[field] !== undefined);
  const wanted = chip === 'untouched' || (chip === 'wiped' && wipes(scene.kind)) ? 'blank' : 'foreign';
  const shown = await scene.shows((contents) => contents === wanted);
  scene.card.forgetWrong();
  return [
    ...(record.state === 'failed' ? [] : [`given up, the card is ${record.state}`]),
    ...(left.length === 0 ? [] : [`given up, its record still names ${left.join()}`]),
    ...strayCertificates(scene.station),
    ...(shown ? [] : [`given up, it is not shown as ${wanted}`]),
    ...(chip === 'untouched' ? usedFaults(scene) : wanted === 'blank' ? leftOn(scene) : triesFaults(scene, scene.forgiven)),
  ];
}

/**
 * A card that nothing but its number could have told apart from every blank one, and that has none: no secret and no certificate of ours is on
 * it. What the station wrote to find out how much fits may be, and a key, which is worth nothing without a certificate.
 */
function usedFaults({ card: { state, card } }: Scene): Faults {
  const { pin, puk, management } = card.personality;
  const certificates = Object.entries(state.objects).filter(
    ([tag, object]) => tag.startsWith('5fc1') && Buffer.from(object, 'base64').includes(CERTIFICATE),
  );
  return [
    ...(state.pin.value === pin.factory && state.puk.value === puk.factory ? [] : ['given up, it has a PIN or PUK of ours']),
    ...(state.pin.triesLeft === state.pin.tries && state.puk.triesLeft === state.puk.tries ? [] : ['given up, tries of it are missing']),
    ...(state.management.value === management.factory ? [] : ['given up, it has a management key of ours']),
    ...(certificates.length === 0 ? [] : [`given up, it has certificates: ${certificates.map(([tag]) => tag).join()}`]),
  ];
}

/** How a certificate object begins its content. */
const CERTIFICATE = Buffer.from([0x70, 0x82]);

/** A card that could not be wiped has lost no try. */
export function leftOn(scene: Scene): Faults {
  const { pin, puk, objects } = scene.card.state;
  const left = Object.keys(objects).filter((tag) => tag.startsWith('5fc1'));
  const asDelivered = pin.triesLeft === pin.tries && puk.triesLeft === puk.tries;
  return asDelivered && (left.length === 0 || !wipes(scene.kind)) ? [] : [`it is not as it was delivered: ${left.join()}`];
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
