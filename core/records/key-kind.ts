import { z } from 'zod';

/** Kinds of key a profile may ask for. The first two are PIV's (SP 800-78-5); the others are named where a profile uses them. */
export const keyKind = z.enum(['p256', 'p384', 'rsa2048', 'rsa3072', 'rsa4096', 'ed25519']);
export type KeyKind = z.infer<typeof keyKind>;
