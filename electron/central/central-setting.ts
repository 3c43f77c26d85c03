import type { StoreReader } from '../store/store.ts';

/** The central server that this station writes through. */
export interface CentralSetting {
  readonly address: string;
  /** PEM of the certificate that the server's TLS is judged by, where the system does not know it. */
  readonly certificate?: string;
}

export const CENTRAL_SETTING = 'central-server';

export function centralSetting(store: Pick<StoreReader, 'settings'>): CentralSetting | undefined {
  return store.settings.get(CENTRAL_SETTING) as CentralSetting | undefined;
}
