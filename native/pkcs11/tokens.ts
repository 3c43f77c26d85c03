import type { TokenKeyKind } from './key-forms.ts';
import type { TokenSeen } from './token-info.ts';

export interface TokenPin {
  readonly label: string;
  readonly pin: Uint8Array;
}

export interface TokenKey {
  /** Two digits of hex: key and certificate belong together by it. */
  readonly id: string;
  readonly label: string;
  readonly kind: TokenKeyKind;
}

export interface TokenCertificate {
  readonly id: string;
  readonly der: Uint8Array;
}

/**
 * The tokens of this computer: virtual smart cards in its TPM, or in software, through a PKCS #11 module. A token is named by its label.
 * Every call may throw TokenFault. PINs are UTF-8, copied for the call and overwritten after it; the caller wipes its own.
 */
export interface Tokens {
  list(): Promise<readonly TokenSeen[]>;
  /** A new token in a free place, with its PIN. */
  create(token: TokenPin & { readonly soPin: Uint8Array }): Promise<void>;
  /** A key pair made in the token; its SubjectPublicKeyInfo, DER. Takes the place of an earlier key of that id. */
  generate(token: TokenPin & { readonly key: TokenKey }): Promise<Uint8Array>;
  /** SHA-256 with ECDSA (DER) or RSA PKCS #1 v1.5. */
  sign(token: TokenPin & { readonly key: TokenKey; readonly message: Uint8Array }): Promise<Uint8Array>;
  writeCertificate(token: TokenPin & { readonly key: TokenKey; readonly der: Uint8Array }): Promise<void>;
  certificates(token: { readonly label: string }): Promise<readonly TokenCertificate[]>;
  changePin(token: TokenPin & { readonly newPin: Uint8Array }): Promise<void>;
  /** Another PIN by the SO PIN, where the old one is forgotten or blocked. */
  resetPin(token: { readonly label: string; readonly soPin: Uint8Array; readonly newPin: Uint8Array }): Promise<void>;
  /** Removes keys and certificates for good; gives how many objects. */
  empty(token: TokenPin): Promise<number>;
  close(): Promise<void>;
}

export type TokenCallName = Exclude<keyof Tokens, 'close'>;
