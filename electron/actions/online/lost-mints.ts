import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, type Json } from '../../../core/base/canonical-json.ts';
import type { Raid } from '../../../core/records/records.ts';
import type { Store, StoreReader, StoreWriter } from '../../store/store.ts';

/** A RAiD that was to be minted at the server, whose answer did not come: it may be there, and then this is what it was to become here. */
const lost = z.object({
  /** Of what was sent. */
  hash: z.string(),
  draftId: z.string().nullable(),
  people: z.array(z.object({ contributor: z.string(), personId: z.string() })),
  /** Ours, once it was seen at the server. */
  raidId: z.string().optional(),
});
export type LostMint = z.infer<typeof lost>;

const SETTING = 'central-lost-mints';
/** So many are remembered; each is forgotten when it was found and asked for again. */
const MOST = 20;

function all(store: Pick<StoreReader, 'settings'>): readonly LostMint[] {
  const read = z.array(lost).safeParse(store.settings.get(SETTING) ?? []);
  return read.success ? read.data : [];
}

function put(writer: StoreWriter, mints: readonly LostMint[]): void {
  writer.settings.set(SETTING, JSON.parse(JSON.stringify(mints.slice(-MOST))) as never);
}

/** What a record says beside what only the server gives it. */
export function mintHash(metadata: Raid['metadata']): string {
  const { identifier: _identifier, metadata: _times, ...said } = metadata;
  return createHash('sha256')
    .update(canonicalJson(said as Json))
    .digest('hex');
}

export function lostMint(hash: string, store: Pick<StoreReader, 'settings'>): LostMint | undefined {
  return all(store).find((one) => one.hash === hash);
}

export function keepLostMint(mint: LostMint, store: Pick<Store, 'transact'>): void {
  store.transact((writer) => put(writer, [...all(writer).filter(({ hash }) => hash !== mint.hash), mint]));
}

export function forgetLostMint(hash: string, store: Pick<Store, 'transact'>): void {
  store.transact((writer) =>
    put(
      writer,
      all(writer).filter((one) => one.hash !== hash),
    ),
  );
}

/** It was there: whoever asks for it again gets this one. */
export function foundLostMint(hash: string, raidId: string, writer: StoreWriter): void {
  put(
    writer,
    all(writer).map((one) => (one.hash === hash ? { ...one, raidId } : one)),
  );
}
