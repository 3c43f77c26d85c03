import { join } from 'node:path';
import Database from 'better-sqlite3';
import { toHex } from '../../../core/base/bytes.ts';
import { buildHouse } from '../../../electron/house/build-house.ts';
import { loadStationKeys } from '../../../electron/secrets/station-keys.ts';
import { managementCipherOf } from '../../../native/piv/management-key.ts';
import { activate, NEW_PIN, PIN } from './path.ts';
import type { WatchedCard } from './tears/watched-card.ts';
import { random, READER, type TestStation } from './test-station.ts';

interface Case {
  readonly station: TestStation;
  readonly cardId: string;
  readonly card: WatchedCard;
}

/** Sentences of what is wrong; none where everything is as it should be. */
export type Faults = string[];

/** The card is issued, whole and known: record, authority and chip say the same, and every secret of it is known to the station. */
export async function checkIssued({ station, cardId, card }: Case): Promise<Faults> {
  const faults: Faults = [];
  const wrong = (fault: string | false): void => void (fault !== false && faults.push(fault));
  const view = await station.call('card.open', { cardId });
  wrong(view.state !== 'issued' && `the card is ${view.state}`);
  const live = view.certificates.filter(({ state }) => state !== 'revoked');
  const slots = live.map(({ slot, state, authority }) => `${slot} ${state} ${authority}`).sort();
  const wanted = ['9a', '9c', '9d', '9e'].map((slot) => `${slot} on-hold on-hold`);
  wrong(slots.join() !== wanted.join() && `certificates: ${slots.join(', ')}`);
  wrong(view.waits.some((wait) => wait !== 'letter-to-print') && `it waits for ${view.waits.join(', ')}`);
  wrong((view.proof === undefined || view.proof.passed !== view.proof.total) && 'the proof is not whole');
  faults.push(...strayCertificates(station, card));
  const { certificates } = await station.call('card.read-chip', { reader: READER });
  wrong(certificates.filter(({ record }) => record === 'same').length !== 4 && 'the chip does not hold the certificates on record');
  wrong(!(await knowsManagementKey({ station, cardId, card })) && 'the management key is not known');
  const { pin, puk } = card.state;
  wrong((pin.triesLeft !== pin.tries || puk.triesLeft !== puk.tries) && `tries are missing: PIN ${pin.triesLeft}, PUK ${puk.triesLeft}`);
  await activate(station, cardId, PIN);
  await station.call('card.unblock-pin', { reader: READER, newPin: NEW_PIN });
  const active = await station.call('card.open', { cardId });
  wrong(
    active.certificates.some(({ state, authority }) => state !== 'revoked' && authority !== 'valid') && 'not every certificate is valid',
  );
  const { sound, problem, records } = await station.call('journal.verify', {});
  wrong(!sound && `the journal does not verify: ${problem ?? records ?? ''}`);
  wrong(station.logged.length > 0 && `logged: ${station.logged.join('; ')}`);
  return faults;
}

/** Every certificate of the authority's book that is not revoked has to be on this chip; where no card is given, all have to be revoked. */
export function strayCertificates(station: Pick<TestStation, 'dataFolder'>, card?: WatchedCard): Faults {
  const onChip = card === undefined ? [] : Object.values(card.state.objects).map((object) => Buffer.from(object, 'base64'));
  const book = new Database(join(station.dataFolder, 'station.sqlite'), { readonly: true });
  try {
    const rows = book.prepare('SELECT serial_hex AS serial, state, der FROM authority_certificate').all() as {
      readonly serial: string;
      readonly state: string;
      readonly der: Buffer;
    }[];
    return rows
      .filter(({ state, der }) => state !== 'revoked' && !onChip.some((object) => object.includes(der)))
      .map(({ serial, state }) => `certificate ${serial} is ${state} and on no card`);
  } finally {
    book.close();
  }
}

/** Does the station derive the very key that is live on the card? Where the supplier's is kept, it is still the factory's. */
async function knowsManagementKey({ station, cardId, card }: Case): Promise<boolean> {
  const { store, shell, dataFolder } = station;
  const keys = await loadStationKeys(store, shell, random);
  const record = store.get('card', cardId);
  if (record?.masterKeyVersion === 0) return card.state.management.value === card.card.personality.management.factory;
  const cipher = managementCipherOf(card.state.management.algorithm);
  if (keys === undefined || record?.cardUuid === undefined || record.masterKeyVersion === undefined || cipher === undefined) return false;
  const nothing = (): void => undefined;
  const world = { clock: { now: () => Date.now() }, random, newId: () => crypto.randomUUID() };
  const house = buildHouse(keys, { ...world, store, shell, dataFolder, log: nothing, announce: nothing, swap: () => Promise.resolve() });
  const { key } = house.cardSecrets.managementKey({ cardUuid: record.cardUuid, version: record.masterKeyVersion, cipher });
  return toHex(key) === card.state.management.value;
}
