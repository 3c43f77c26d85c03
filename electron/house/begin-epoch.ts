import { toBase64 } from '../../core/base/bytes.ts';
import { backupSettings, keepBackupSettings } from '../backup/backup-settings.ts';
import type { Rebuilt } from '../backup/rebuild.ts';
import { KeyRing } from '../secrets/key-ring.ts';
import { createRecovery } from '../secrets/recovery.ts';
import { createSealedSet } from '../secrets/sealed-set.ts';
import type { NewStationKeys, StationKeys } from '../secrets/station-keys.ts';
import { epochOf, keepEpoch, linkTo } from '../store/epochs.ts';
import type { Store, StoreWriter } from '../store/store.ts';
import type { FounderParts } from './founder-parts.ts';
import { stationIdOf } from './station-id.ts';

export interface Beginning {
  readonly action: 'station.restored' | 'station.repaired';
  /** The keys that the station goes on with; `made` where they are new ones of this machine. */
  readonly keys: StationKeys;
  readonly made: NewStationKeys | undefined;
  /** Brings the keys above back to new station keys. */
  readonly code: Uint8Array | undefined;
  readonly from: Rebuilt['from'];
}

/**
 * A store that was put together again goes on in a new epoch, so that whoever has seen entries that are not in it notices. Gives how many
 * entries it has from before. Throws SecretError where the code opens nothing.
 */
export function beginEpoch(store: Store, beginning: Beginning, { clock, random, newId }: FounderParts): number {
  const { action, keys, made, code, from } = beginning;
  const stationId = stationIdOf(store);
  const epoch = epochOf(store);
  const organisationId = (): string => store.all('organisation')[0]?.id ?? '';
  const ring = new KeyRing({ store, keys, now: clock.now, random });
  const sealed = createSealedSet({ store, ring, organisationId, now: clock.now, random, newId });
  store.writeAs({ station: stationId, epoch: epoch + 1, sign: keys.sign, dataKey: (blobId) => sealed.open(blobId) });
  const last = store.facts.inEpoch(epoch).last();
  const station = store.get('station', stationId);
  if (last === undefined || station === undefined) throw new TypeError('expected a journal and a station in the store');
  const entries = store.facts.count({});
  store.transact((writer) => {
    if (made !== undefined) forgetMachine(writer, made);
    if (code !== undefined) createRecovery({ store: writer, ring, keys, organisationId, random }).restore(writer, code);
    writer.settings.remove('backup-last');
    keepEpoch(writer, epoch + 1);
    const spki = { signingSpki: toBase64(keys.signingSpki), wrappingSpki: toBase64(keys.wrappingSpki) };
    writer.append({
      kind: 'observation',
      action,
      who: {},
      servicePoint: station.servicePointId,
      note: { ...linkTo({ epoch, ...last }), entries, ...(from.backup === undefined ? {} : { madeAt: from.backup.madeAt }) },
      changes: [{ record: 'station', id: stationId, set: spki }],
    });
  });
  return entries;
}

/** Settings that only the machine before could use: what its own key sealed, and a folder that need not be here. */
function forgetMachine(writer: StoreWriter, made: NewStationKeys): void {
  made.keep(writer);
  for (const setting of ['recovery-code', 'joining']) writer.settings.remove(setting);
  const { everyHours, copies } = backupSettings(writer);
  keepBackupSettings(writer, { everyHours, copies });
}
