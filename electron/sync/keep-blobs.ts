import { fromBase64 } from '../../core/base/bytes.ts';
import type { RelayedBlob } from '../../core/sync/wire.ts';
import type { StoreWriter } from '../store/store.ts';

/** Keeps sealed secrets that the server hands on, in the caller's transaction. What is here already stays as it is. */
export function keepBlobs(relayed: readonly RelayedBlob[], { blobs }: Pick<StoreWriter, 'blobs'>): void {
  for (const blob of relayed) if (blobs.get(blob.id) === undefined) blobs.put({ ...blob, bytes: fromBase64(blob.bytes) });
}
