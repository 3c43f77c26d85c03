import { findTlv } from '../../../core/base/ber-tlv.ts';
import { elementsOf } from '../instruction.ts';

/** The dynamic authentication template's elements (part 2 table 7); present but empty asks for one. */
export interface AuthenticationTemplate {
  readonly witness: Uint8Array | undefined;
  readonly challenge: Uint8Array | undefined;
  readonly response: Uint8Array | undefined;
  readonly exponentiation: Uint8Array | undefined;
}

/** Reads 7C and what is in it; undefined where that is not well-formed or empty. */
export function readAuthenticationTemplate(data: Uint8Array): AuthenticationTemplate | undefined {
  const outer = elementsOf(data);
  const inside = outer?.length === 1 ? findTlv(outer, 0x7c) : undefined;
  const parts = inside === undefined ? undefined : elementsOf(inside);
  if (parts === undefined || parts.length === 0) return undefined;
  return {
    witness: findTlv(parts, 0x80),
    challenge: findTlv(parts, 0x81),
    response: findTlv(parts, 0x82),
    exponentiation: findTlv(parts, 0x85),
  };
}
