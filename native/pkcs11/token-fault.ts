import { type TokenFaultKind, codeHex, tokenCode } from './return-codes.ts';

/** A PKCS #11 call that did not succeed. Its words hold no PIN. */
export class TokenFault extends Error {
  override readonly name = 'TokenFault';
  readonly kind: TokenFaultKind;
  /** The function, for example C_Login. */
  readonly call: string;
  /** The code as 0x and eight digits; absent where no module was called. */
  readonly hex: string | undefined;

  constructor(
    call: string,
    what: { readonly kind: TokenFaultKind; readonly meaning: string; readonly hex?: string | undefined },
    options?: ErrorOptions,
  ) {
    super(`${call}: ${what.meaning}${what.hex === undefined ? '' : `; ${what.hex}`}`, options);
    this.kind = what.kind;
    this.call = call;
    this.hex = what.hex;
  }
}

/** The fault that a return code other than CKR_OK stands for. */
export function faultOf(call: string, code: number): TokenFault {
  const { kind, name, meaning } = tokenCode(code);
  return new TokenFault(call, { kind, meaning: `${meaning}; ${name}`, hex: codeHex(code) });
}
