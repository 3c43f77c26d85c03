/** Algorithm identifiers of SP 800-78-5 table 9, and Yubico's own above them. */
export interface AsymmetricAlgorithm {
  readonly id: number;
  readonly kind: 'rsa' | 'ec' | 'ed25519' | 'x25519';
  /** Modulus or coordinate length in bytes. */
  readonly length: number;
  /** JWK and OpenSSL names of the curve; empty for RSA. */
  readonly curve: string;
  readonly openssl: string;
}

export const RSA_1024 = 0x06;
export const RSA_2048 = 0x07;
export const RSA_3072 = 0x05;
export const RSA_4096 = 0x16;
export const P_256 = 0x11;
export const P_384 = 0x14;
export const ED25519 = 0xe0;
export const X25519 = 0xe1;

const TABLE: readonly AsymmetricAlgorithm[] = [
  { id: RSA_1024, kind: 'rsa', length: 128, curve: '', openssl: '' },
  { id: RSA_2048, kind: 'rsa', length: 256, curve: '', openssl: '' },
  { id: RSA_3072, kind: 'rsa', length: 384, curve: '', openssl: '' },
  { id: RSA_4096, kind: 'rsa', length: 512, curve: '', openssl: '' },
  { id: P_256, kind: 'ec', length: 32, curve: 'P-256', openssl: 'prime256v1' },
  { id: P_384, kind: 'ec', length: 48, curve: 'P-384', openssl: 'secp384r1' },
  { id: ED25519, kind: 'ed25519', length: 32, curve: 'Ed25519', openssl: 'ed25519' },
  { id: X25519, kind: 'x25519', length: 32, curve: 'X25519', openssl: 'x25519' },
];

export function asymmetricAlgorithm(id: number): AsymmetricAlgorithm | undefined {
  return TABLE.find((algorithm) => algorithm.id === id);
}

export const TRIPLE_DES = 0x03;
export const AES_128 = 0x08;
export const AES_192 = 0x0a;
export const AES_256 = 0x0c;

/** The administration key's ciphers; lengths in bytes. */
export interface BlockCipher {
  readonly id: number;
  readonly cipher: string;
  readonly keyLength: number;
  readonly blockLength: number;
}

const CIPHERS: readonly BlockCipher[] = [
  { id: TRIPLE_DES, cipher: 'des-ede3-ecb', keyLength: 24, blockLength: 8 },
  { id: AES_128, cipher: 'aes-128-ecb', keyLength: 16, blockLength: 16 },
  { id: AES_192, cipher: 'aes-192-ecb', keyLength: 24, blockLength: 16 },
  { id: AES_256, cipher: 'aes-256-ecb', keyLength: 32, blockLength: 16 },
];

/** The cipher of an identifier; 00 is the older name of triple DES. */
export function blockCipher(id: number): BlockCipher | undefined {
  return CIPHERS.find((cipher) => cipher.id === (id === 0x00 ? TRIPLE_DES : id));
}
