import type { StoreReader, StoreWriter } from '../store/store.ts';

/** That this station is enrolled, and where. */
export interface SyncSetting {
  /** The server's address: set to another, the station is enrolled nowhere. */
  readonly address: string;
  /** SPKI that data keys are wrapped to for the server, base64. */
  readonly sealingSpki: string;
  readonly enrolledAt: string;
}

/** Another disk is this station too: a cloned one, or one that was put back to an older copy. */
export interface Frozen {
  /** The epoch that nothing more is sent of, nor of later ones. */
  readonly epoch: number;
  /** Where its chain parts from the one in the feed; absent where the other one went on in a later epoch. */
  readonly at?: number;
  readonly since: string;
}

/** The server was put back to an older backup: its feed went to `from` before, and was the same as now up to `to`. */
export interface Rejoined {
  readonly from: number;
  readonly to: number;
  readonly at: string;
}

const SETTING = 'sync';
const FROZEN = 'sync-frozen';
const REJOINED = 'sync-rejoined';
type Reads = Pick<StoreReader, 'settings'>;
type Writes = Pick<StoreWriter, 'settings'>;

export function syncSetting({ settings }: Reads): SyncSetting | undefined {
  return settings.get(SETTING) as SyncSetting | undefined;
}

export function keepSyncSetting({ settings }: Writes, { address, sealingSpki, enrolledAt }: SyncSetting): void {
  settings.set(SETTING, { address, sealingSpki, enrolledAt });
}

export function frozenChain({ settings }: Reads): Frozen | undefined {
  return settings.get(FROZEN) as Frozen | undefined;
}

/** Where it parts counts more than that there is another one, and the first number at which it does most. */
export function noteFrozen({ settings }: Writes, frozen: Frozen): void {
  const known = frozenChain({ settings });
  const earlier = known?.at === undefined || (frozen.at !== undefined && frozen.epoch === known.epoch && frozen.at < known.at);
  if (known !== undefined && (frozen.at === undefined || !earlier)) return;
  settings.set(FROZEN, { ...frozen, since: known?.since ?? frozen.since });
}

export function forgetFrozen({ settings }: Writes): void {
  settings.remove(FROZEN);
}

export function rejoined({ settings }: Reads): Rejoined | undefined {
  return settings.get(REJOINED) as Rejoined | undefined;
}

export function keepRejoined({ settings }: Writes, { from, to, at }: Rejoined): void {
  settings.set(REJOINED, { from, to, at });
}
