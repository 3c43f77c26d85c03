import { wipe } from '../../core/base/bytes.ts';
import type { SealedBlob } from '../store/local.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';
import { SecretError } from './secret-error.ts';
import type { SealedSet } from './sealed-set.ts';

/** The organisation's master keys (32 bytes), in versions from 1: cards' management keys are derived from them. */
export interface MasterKeys {
  /** Makes the next version and returns its number. */
  add(writer: StoreWriter): number;
  /** The version for new cards; 0 where there is none. */
  newest(): number;
  /** The caller wipes it. Throws SecretError. */
  open(version: number): Uint8Array;
}

interface Parts {
  readonly store: StoreReader;
  readonly sealed: SealedSet;
  readonly organisationId: () => string;
  readonly random: (length: number) => Uint8Array;
}

export function createMasterKeys({ store, sealed, organisationId, random }: Parts): MasterKeys {
  const blobs = (): readonly SealedBlob[] => store.blobs.find({ kind: 'master-key', recordId: organisationId() });
  return {
    add(writer) {
      const version = blobs().length + 1;
      const secret = random(32);
      sealed.put(writer, { kind: 'master-key', recordId: organisationId(), field: `v${version}`, secret, under: 'organisation' });
      wipe(secret);
      return version;
    },
    newest: () => blobs().length,
    open(version) {
      const blob = blobs().find((candidate) => candidate.field === `v${version}`);
      if (blob === undefined) throw new SecretError('unknown', `no master key of version ${version}`);
      return sealed.open(blob.id);
    },
  };
}
