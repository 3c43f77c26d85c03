import { z } from 'zod';

/** Kinds of key a profile may ask for. The first four are PIV's (SP 800-78-5); the last three are Yubico's, and a profile with them says so. */
export const keyKind = z.enum(['p256', 'p384', 'rsa2048', 'rsa3072', 'rsa4096', 'ed25519', 'x25519']);
export type KeyKind = z.infer<typeof keyKind>;
