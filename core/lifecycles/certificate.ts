import type { Lifecycle } from './lifecycle.ts';

export type CertificateState = 'valid' | 'on-hold' | 'revoked' | 'expired';
export type CertificateEvent = 'hold' | 'release' | 'revoke' | 'expire';

/** A certificate (spec credentials 1.3): on hold until activation and while inactive; revoked for good. */
export const certificateLifecycle: Lifecycle<CertificateState, CertificateEvent> = {
  thing: 'certificate',
  states: ['valid', 'on-hold', 'revoked', 'expired'],
  edges: [
    { from: ['valid'], event: 'hold', to: 'on-hold' },
    { from: ['on-hold'], event: 'release', to: 'valid' },
    { from: ['valid', 'on-hold'], event: 'revoke', to: 'revoked' },
    { from: ['valid', 'on-hold'], event: 'expire', to: 'expired' },
  ],
};
