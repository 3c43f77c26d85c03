import { wipe } from '../../core/base/bytes.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';
import type { HeldKey, KeyName, KeyRing } from './key-ring.ts';
import { CODE_BYTES, recoveryGroups, recoveryKey } from './recovery-code.ts';
import { SecretError } from './secret-error.ts';
import type { StationKeys } from './station-keys.ts';

/** The code that brings the organisation's keys back on a new machine. It is kept, sealed, until its paper is in a safe place. */
export interface Recovery {
  /** Makes a code and wraps the newest organisation key to it; an older code no longer opens that version. */
  make(writer: StoreWriter): void;
  /** The code in groups until it was confirmed as printed. */
  groups(): readonly string[] | undefined;
  forget(writer: StoreWriter): void;
  /** On a machine with a backup and new station keys: the organisation's key and every key under it, wrapped to this station. Throws SecretError. */
  restore(writer: StoreWriter, code: Uint8Array): readonly HeldKey[];
}

interface Parts {
  readonly store: StoreReader;
  readonly ring: KeyRing;
  readonly keys: StationKeys;
  readonly organisationId: () => string;
  readonly random: (length: number) => Uint8Array;
}

const SETTING = 'recovery-code';
const HOLDER = 'recovery';
const CONTEXT = ['recovery-code'] as const;

export function createRecovery({ store, ring, keys, organisationId, random }: Parts): Recovery {
  const name = (): KeyName => `organisation:${organisationId()}`;
  return {
    make(writer) {
      const code = random(CODE_BYTES);
      ring.keepFor(writer, ring.newest(name()), { name: HOLDER, key: recoveryKey(code) });
      writer.settings.set(SETTING, Buffer.from(keys.sealHere(code, CONTEXT)).toString('base64'));
      wipe(code);
    },
    groups() {
      const sealed = store.settings.get(SETTING);
      if (typeof sealed !== 'string') return undefined;
      const code = keys.unsealHere(Buffer.from(sealed, 'base64'), CONTEXT);
      const groups = recoveryGroups(code);
      wipe(code);
      return groups;
    },
    forget: (writer) => writer.settings.remove(SETTING),
    restore(writer, code) {
      const row = writer.wrappedKeys.find({ key: name(), holder: HOLDER }).at(-1);
      if (row === undefined) throw new SecretError('unknown', 'no key of this organisation is wrapped to a recovery code');
      const organisation = ring.regain(writer, row, recoveryKey(code));
      return [organisation, ...ring.regainUnder(writer, organisation)];
    },
  };
}
