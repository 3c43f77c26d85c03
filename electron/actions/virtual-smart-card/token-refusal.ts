import { Refusal } from '../../../core/failures/refusal.ts';
import type { TokenFault } from '../../../native/pkcs11/token-fault.ts';
import { AuthorityAway, AuthorityRefused } from '../../authority/certificate-authority.ts';

export function isTokenFault(cause: unknown): cause is TokenFault {
  return cause instanceof Error && cause.name === 'TokenFault';
}

const codes = {
  'pin-wrong': 'token-pin-wrong',
  'pin-locked': 'token-pin-blocked',
  'token-gone': 'token-gone',
  'token-full': 'token-full',
  'module-absent': 'token-module-absent',
} as const;

/** What a token, its module or the authority said no with, as a refusal; whatever else it was, as it is. A fault's words hold no PIN. */
export function tokenRefusal(cause: unknown): unknown {
  if (cause instanceof AuthorityAway) return new Refusal('authority-away', {}, { cause });
  if (cause instanceof AuthorityRefused) return new Refusal('authority-refused', { reason: cause.reason }, { cause });
  if (!isTokenFault(cause)) return cause;
  if (Object.hasOwn(codes, cause.kind)) return new Refusal(codes[cause.kind as keyof typeof codes], {}, { cause });
  return new Refusal('token-refused', { fault: cause.message }, { cause });
}
