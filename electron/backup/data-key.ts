import { createSecretKey, type KeyObject } from 'node:crypto';
import { fromBase64, toBase64, wipe } from '../../core/base/bytes.ts';
import { seal, unseal } from '../secrets/envelope.ts';
import { type HeldKey, type KeyRing, openKept } from '../secrets/key-ring.ts';
import { RECOVERY_HOLDER } from '../secrets/recovery.ts';
import { recoveryKey } from '../secrets/recovery-code.ts';
import type { Opener } from '../secrets/sealed-set.ts';
import { SecretError } from '../secrets/secret-error.ts';
import type { StoreReader } from '../store/store.ts';
import type { BackupHeader } from './header.ts';

type Wrapped = Pick<BackupHeader, 'key' | 'dataKey'>;
/** A backup is bound to its station and its moment: a wrapped key that is moved to another header does not open. */
type Place = Pick<BackupHeader, 'station' | 'madeAt'>;

const contextOf = ({ station, madeAt }: Place) => ['backup-data-key', station.id, madeAt] as const;

export interface NewDataKey {
  readonly key: KeyObject;
  readonly wrapped: Wrapped;
}

/** A fresh key for one backup, under the newest key that the recovery code opens. Throws SecretError('unknown') where there is none. */
export function newDataKey(
  place: Place,
  { store, ring, random }: { readonly store: StoreReader; readonly ring: KeyRing; readonly random: (length: number) => Uint8Array },
): NewDataKey {
  const rows = store.wrappedKeys.find({ holder: RECOVERY_HOLDER });
  const row = rows.findLast(({ key, version }) => ring.versions(key as HeldKey['name']).some((held) => held.version === version));
  if (row === undefined) throw new SecretError('unknown', 'no key of this station is wrapped to a recovery code');
  const held = ring.get(row.key as HeldKey['name'], row.version);
  const secret = random(32);
  const sealed = seal(held.key, secret, { context: contextOf(place), random });
  const key = createSecretKey(secret);
  wipe(secret);
  const wrapped = { key: { name: row.key, version: row.version, recovery: toBase64(row.bytes) }, dataKey: toBase64(sealed) };
  return { key, wrapped };
}

function unwrapped(header: BackupHeader, held: Pick<HeldKey, 'key'>): KeyObject {
  const secret = unseal(held.key, fromBase64(header.dataKey), contextOf(header));
  const key = createSecretKey(secret);
  wipe(secret);
  return key;
}

/** With the recovery code's 20 bytes. Throws SecretError('not-authentic') where it is another code. */
export function dataKeyByCode(header: BackupHeader, code: Uint8Array): KeyObject {
  const { name, version, recovery } = header.key;
  const row = { key: name, version, holder: RECOVERY_HOLDER, bytes: fromBase64(recovery), createdAt: header.madeAt };
  return unwrapped(header, openKept(row, recoveryKey(code)));
}

/** With the keys that a station holds. Throws SecretError. */
export function dataKeyByRing(header: BackupHeader, ring: Opener): KeyObject {
  return unwrapped(header, ring.get(header.key.name as HeldKey['name'], header.key.version));
}
