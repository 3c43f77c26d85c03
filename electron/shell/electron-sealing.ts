import type { SafeSealing } from './electron-api.ts';
import { fileSealing } from './file-sealing.ts';
import type { Sealing } from './shell.ts';

interface SealingParts {
  readonly safeStorage: SafeSealing;
  readonly platform: string;
  /** Where the key lies on a system without a key ring; the same file as under Chromium. */
  readonly keyFile: string;
}

/** Stands before what the system sealed. What has no mark was sealed under the key file, be it by this shell or by Chromium's. */
const MARK = Buffer.from('CWSYSTEM', 'latin1');

/**
 * Seals by the system's own means (Keychain, DPAPI, the key ring of a Linux desktop) and under a key file where there are none: then
 * Electron's backend is `basic_text`, a fixed password that seals nothing. To be used after `ready`.
 */
export function electronSealing(parts: SealingParts) {
  const { safeStorage } = parts;
  const file = fileSealing(parts.keyFile);
  return {
    describe: (): Sealing => describe(parts),
    seal: async (secret: Uint8Array): Promise<Uint8Array> => {
      if (!describe(parts).strong) return file.seal(secret);
      return new Uint8Array(Buffer.concat([MARK, safeStorage.encryptString(Buffer.from(secret).toString('base64'))]));
    },
    /** Throws where the bytes were changed, or were sealed by a key ring that is not there now. */
    unseal: async (sealed: Uint8Array): Promise<Uint8Array> => {
      if (!MARK.equals(sealed.subarray(0, MARK.length))) return file.unseal(sealed);
      if (!describe(parts).strong) throw new Error('this was sealed by the system’s key ring, which is not there now');
      return new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(sealed.subarray(MARK.length))), 'base64'));
    },
  };
}

function describe({ safeStorage, platform }: SealingParts): Sealing {
  const backend = platform === 'darwin' ? 'keychain' : platform === 'win32' ? 'dpapi' : safeStorage.getSelectedStorageBackend();
  if (!safeStorage.isEncryptionAvailable() || backend === 'basic_text' || backend === 'unknown') return weak(backend);
  const by = {
    keychain: 'They are sealed by macOS, under a key in this user’s keychain.',
    dpapi: 'They are sealed by Windows (DPAPI) for this user of this computer.',
  }[backend as string];
  return { backend, strong: true, sentence: by ?? `They are sealed under a key that this user’s key ring (${backend}) keeps.` };
}

function weak(backend: string): Sealing {
  return {
    backend: 'file',
    strong: false,
    sentence: `This system offers no key ring (${backend}), so they are sealed under a key in a file that only this computer’s user may read. Whoever can read that user’s files can read them.`,
  };
}
