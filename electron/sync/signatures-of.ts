import { verify } from 'node:crypto';
import type { TakenEntry } from '../store/feed.ts';
import { publicKeyOf } from '../store/station-keys.ts';
import type { StoreReader } from '../store/store.ts';

export interface FromStation {
  /** Whose fact it is, as the server says; what counts is what the fact says. */
  readonly station: string;
  readonly entry: TakenEntry;
}

/**
 * The entries with the key under which each one's signature is of its leaf, as the station's key is known now, looked at by other threads. Where that
 * is another key by the time it is taken in, or does not fit, it is looked at there.
 */
export function signaturesOf(entries: readonly FromStation[], store: Pick<StoreReader, 'get'>): Promise<readonly TakenEntry[]> {
  const keys = new Map([...new Set(entries.map(({ station }) => station))].map((id) => [id, store.get('station', id)?.signingSpki]));
  return Promise.all(entries.map(({ station, entry }) => signed(entry, keys.get(station))));
}

async function signed(entry: TakenEntry, spki: string | undefined): Promise<TakenEntry> {
  const { leaf, fact } = entry;
  if (fact === undefined || spki === undefined) return entry;
  const fits = await new Promise<boolean>((resolve) => {
    verify(null, leaf, publicKeyOf(spki), fact.signature, (cause, found) => resolve(cause === null && found));
  });
  return fits ? { ...entry, fact: { ...fact, signedBy: spki } } : entry;
}
