import { wipe } from '../../core/base/bytes.ts';
import type { StoreReader, StoreWriter } from '../store/store.ts';
import type { HeldKey, KeyName, KeyRing } from './key-ring.ts';
import { CODE_BYTES, recoveryGroups, recoveryKey } from './recovery-code.ts';
import { SecretError } from './secret-error.ts';
import type { StationKeys } from './station-keys.ts';

/** The code that brings the organisation's keys back on a new machine. It is kept, sealed, until its paper is in a safe place. */
export interface Recovery {
  /** Makes a code and wraps every version of the topmost keys to it; an older code opens none of them any more. */
  make(writer: StoreWriter): void;
  /** The code in groups until it was confirmed as printed. */
  groups(): readonly string[] | undefined;
  forget(writer: StoreWriter): void;
  /** On a machine with a backup and new station keys: the topmost keys and every key under them, wrapped to this station. Throws SecretError. */
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
/** Names the recovery code as a holder of wrapped keys. */
export const RECOVERY_HOLDER = 'recovery';
const CONTEXT = ['recovery-code'] as const;

export function createRecovery({ store, ring, keys, organisationId, random }: Parts): Recovery {
  /** The organisation's key is above all others; a station that was not given it has those of service points at the top. */
  const topmost = (): readonly KeyName[] => {
    const organisation: KeyName = `organisation:${organisationId()}`;
    return ring.holds(organisation) ? [organisation] : ring.names();
  };
  return {
    make(writer) {
      const code = random(CODE_BYTES);
      const holder = { name: RECOVERY_HOLDER, key: recoveryKey(code) };
      for (const held of topmost().flatMap((name) => ring.versions(name))) ring.keepFor(writer, held, holder);
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
      const rows = writer.wrappedKeys.find({ holder: RECOVERY_HOLDER });
      if (rows.length === 0) throw new SecretError('unknown', 'no key of this station is wrapped to a recovery code');
      const key = recoveryKey(code);
      return rows.flatMap((row) => {
        const held = ring.regain(writer, row, key);
        return [held, ...ring.regainUnder(writer, held)];
      });
    },
  };
}
