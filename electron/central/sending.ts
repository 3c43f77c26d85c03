import { z } from 'zod';
import type { Store, StoreReader } from '../store/store.ts';
import { centralSetting } from './central-setting.ts';

/** What this station sends to the central server by itself, and how far it got. */
const kept = z.object({
  /** The server that knows the station, and the authority by the name that it has there. */
  address: z.string(),
  authority: z.string(),
  /** Position in the authority's book up to which certificates were told. */
  told: z.int(),
  /** What was held and revoked when the newest list was sent, and when the next is promised. */
  listed: z.string().optional(),
  nextUpdate: z.string().optional(),
  /** Until when the server may answer OCSP. */
  responderUntil: z.string().optional(),
  /** Why the last try did not go through, and since when that is so. */
  failed: z.object({ code: z.string(), since: z.string(), said: z.string().optional() }).optional(),
});
export type Sending = z.infer<typeof kept>;

const SETTING = 'central-sending';
type Reading = Pick<StoreReader, 'settings'>;

/** Undefined where no server is set, or the one that is set does not know this station. */
export function sendingOf(store: Reading): Sending | undefined {
  const read = kept.safeParse(store.settings.get(SETTING));
  return read.success && read.data.address === centralSetting(store)?.address ? read.data : undefined;
}

export function keepSending(store: Pick<Store, 'transact'>, sending: Sending | undefined): void {
  store.transact((writer) => {
    if (sending === undefined) writer.settings.remove(SETTING);
    else writer.settings.set(SETTING, JSON.parse(JSON.stringify(sending)) as never);
  });
}

/** Where the server publishes what this station's authority signs: new certificates name it (RFC 5280 §4.2.1.13, §4.2.2.1). */
export function publicUrlOf(store: Reading): string | undefined {
  const sending = sendingOf(store);
  return sending === undefined ? undefined : `${sending.address}/pki/${sending.authority}`;
}
