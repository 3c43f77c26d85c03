import type { StoreReader, StoreWriter } from '../store/store.ts';

/** That this station is enrolled, and where. */
export interface SyncSetting {
  /** The server's address: set to another, the station is enrolled nowhere. */
  readonly address: string;
  /** SPKI that data keys are wrapped to for the server, base64. */
  readonly sealingSpki: string;
  readonly enrolledAt: string;
}

/** This chain came to the server in two versions: a cloned disk or a restored backup. */
export interface Frozen {
  readonly epoch: number;
  readonly at: number;
  readonly since: string;
}

const SETTING = 'sync';
const FROZEN = 'sync-frozen';
type Reads = Pick<StoreReader, 'settings'>;

export function syncSetting({ settings }: Reads): SyncSetting | undefined {
  return settings.get(SETTING) as SyncSetting | undefined;
}

export function keepSyncSetting({ settings }: Pick<StoreWriter, 'settings'>, { address, sealingSpki, enrolledAt }: SyncSetting): void {
  settings.set(SETTING, { address, sealingSpki, enrolledAt });
}

export function frozenChain({ settings }: Reads): Frozen | undefined {
  return settings.get(FROZEN) as Frozen | undefined;
}

export function keepFrozen({ settings }: Pick<StoreWriter, 'settings'>, { epoch, at, since }: Frozen): void {
  settings.set(FROZEN, { epoch, at, since });
}
