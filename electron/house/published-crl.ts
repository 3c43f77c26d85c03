import { createHash } from 'node:crypto';
import type { CurrentCrl } from '../authority/certificate-authority.ts';
import type { Parts } from '../actions/handler.ts';
import type { Store } from '../store/store.ts';

const SETTING = 'published-crl';
/** A list is renewed this long before the next is promised, so that those who rely on it never stand without one. */
const EARLY_MS = 3 * 86_400_000;

interface Published {
  readonly nextUpdate: string;
  /** Of what is held and revoked, as it was then. */
  readonly listed: string;
}

/** Which certificates are held or revoked, as one short text. */
function listedNow(store: Store): string {
  const hash = createHash('sha256');
  for (const { serialHex, state } of store.authority.listed()) hash.update(`${serialHex} ${state}\n`);
  return hash.digest('base64');
}

/** Remembers which list lies in the folder of exports: from the first export on it is kept up to date there. */
export function notePublished(store: Store, { nextUpdate }: CurrentCrl): void {
  const published: Published = { nextUpdate, listed: listedNow(store) };
  store.transact((writer) => writer.settings.set(SETTING, { ...published }));
}

/** Writes the exported list anew where its end comes near, or something was held, released or revoked since. Never published, never renewed. */
export async function renewPublished({ store, house, clock }: Parts): Promise<void> {
  const published = store.settings.get(SETTING) as Published | undefined;
  if (published === undefined) return;
  const due = Date.parse(published.nextUpdate) - EARLY_MS <= clock.now();
  if (!due && published.listed === listedNow(store)) return;
  await house.exportAuthority();
  store.transact((writer) => {
    writer.append({ kind: 'observation', action: 'authority.renew-crl', who: {}, note: { because: due ? 'due' : 'changed' }, changes: [] });
  });
}
