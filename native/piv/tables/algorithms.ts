/**
 * Cryptographic algorithm identifiers (SP 800-78-5 table 9) and Yubico's own. `blockBytes`: cipher block, RSA modulus, or one
 * coordinate; `keyBits`: strength named by the standard's tables. `use`: what PIV lets it do today.
 */
export const algorithms = {
  tripleDesDefault: {
    id: 0x00,
    name: '3 Key Triple DES',
    kind: 'block-cipher',
    keyBits: 192,
    keyBytes: 24,
    blockBytes: 8,
    origin: 'standard',
    use: 'deprecated',
  },
  tripleDes: {
    id: 0x03,
    name: '3 Key Triple DES',
    kind: 'block-cipher',
    keyBits: 192,
    keyBytes: 24,
    blockBytes: 8,
    origin: 'standard',
    use: 'deprecated',
  },
  aes128: {
    id: 0x08,
    name: 'AES-128',
    kind: 'block-cipher',
    keyBits: 128,
    keyBytes: 16,
    blockBytes: 16,
    origin: 'standard',
    use: 'current',
  },
  aes192: {
    id: 0x0a,
    name: 'AES-192',
    kind: 'block-cipher',
    keyBits: 192,
    keyBytes: 24,
    blockBytes: 16,
    origin: 'standard',
    use: 'current',
  },
  aes256: {
    id: 0x0c,
    name: 'AES-256',
    kind: 'block-cipher',
    keyBits: 256,
    keyBytes: 32,
    blockBytes: 16,
    origin: 'standard',
    use: 'current',
  },
  rsa1024: {
    id: 0x06,
    name: 'RSA-1024',
    kind: 'rsa',
    keyBits: 1024,
    keyBytes: 128,
    blockBytes: 128,
    origin: 'standard',
    use: 'retired-keys-only',
  },
  rsa2048: { id: 0x07, name: 'RSA-2048', kind: 'rsa', keyBits: 2048, keyBytes: 256, blockBytes: 256, origin: 'standard', use: 'current' },
  rsa3072: { id: 0x05, name: 'RSA-3072', kind: 'rsa', keyBits: 3072, keyBytes: 384, blockBytes: 384, origin: 'standard', use: 'current' },
  rsa4096: { id: 0x16, name: 'RSA-4096', kind: 'rsa', keyBits: 4096, keyBytes: 512, blockBytes: 512, origin: 'yubico', use: 'vendor' },
  p256: { id: 0x11, name: 'ECC P-256', kind: 'ec', keyBits: 256, keyBytes: 32, blockBytes: 32, origin: 'standard', use: 'current' },
  p384: { id: 0x14, name: 'ECC P-384', kind: 'ec', keyBits: 384, keyBytes: 48, blockBytes: 48, origin: 'standard', use: 'current' },
  cipherSuite2: {
    id: 0x27,
    name: 'Secure messaging suite 2',
    kind: 'secure-messaging',
    keyBits: 128,
    keyBytes: 32,
    blockBytes: 16,
    origin: 'standard',
    use: 'current',
  },
  cipherSuite7: {
    id: 0x2e,
    name: 'Secure messaging suite 7',
    kind: 'secure-messaging',
    keyBits: 256,
    keyBytes: 48,
    blockBytes: 16,
    origin: 'standard',
    use: 'current',
  },
  ed25519: { id: 0xe0, name: 'Ed25519', kind: 'ed25519', keyBits: 255, keyBytes: 32, blockBytes: 32, origin: 'yubico', use: 'vendor' },
  x25519: { id: 0xe1, name: 'X25519', kind: 'x25519', keyBits: 255, keyBytes: 32, blockBytes: 32, origin: 'yubico', use: 'vendor' },
} as const;

export type AlgorithmKey = keyof typeof algorithms;
/** Keys that a card can make, sign or agree with. */
export type AsymmetricKind = 'rsa1024' | 'rsa2048' | 'rsa3072' | 'rsa4096' | 'p256' | 'p384' | 'ed25519' | 'x25519';
/** Ciphers of the management key 9B. */
export type ManagementCipher = 'tripleDes' | 'aes128' | 'aes192' | 'aes256';
