import { AES_192, ED25519, P_256, P_384, RSA_1024, RSA_2048, RSA_3072, RSA_4096, X25519 } from '../algorithms.ts';
import type { Personality } from '../personality.ts';
import { YUBIKEY_5_4 } from './yubikey-5-4.ts';

/** Like a YubiKey with firmware 5.7: AES-192 at the factory, larger RSA keys, Ed25519 and X25519, keys can be moved. */
export const YUBIKEY_5_7: Personality = {
  ...YUBIKEY_5_4,
  name: 'yubikey-5.7',
  title: 'YubiKey-like, firmware 5.7',
  algorithms: [RSA_1024, RSA_2048, RSA_3072, RSA_4096, P_256, P_384, ED25519, X25519],
  management: { ...YUBIKEY_5_4.management, algorithm: AES_192 },
  vendor: {
    firmware: [5, 7, 1],
    commands: ['version', 'serial', 'metadata', 'attest', 'set-tries', 'reset', 'import', 'set-management-key', 'move-key'],
    emptySlotMetadata: 'not-found',
    formFactor: 0x03,
    managementApplication: true,
  },
};
