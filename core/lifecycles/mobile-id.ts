import type { Lifecycle } from './lifecycle.ts';

export type MobileIdState = 'registered' | 'active' | 'inactive' | 'locked' | 'expired';
export type MobileIdEvent = 'activate' | 'deactivate' | 'reactivate' | 'lock' | 'change-pin' | 'expire';

/** A mobile ID (spec credentials 1.5). Inactive only through its person; Registered stays visible when making it went wrong. */
export const mobileIdLifecycle: Lifecycle<MobileIdState, MobileIdEvent> = {
  thing: 'mobile-id',
  states: ['registered', 'active', 'inactive', 'locked', 'expired'],
  edges: [
    { from: ['registered'], event: 'activate', to: 'active' },
    { from: ['active'], event: 'deactivate', to: 'inactive' },
    { from: ['inactive'], event: 'reactivate', to: 'active' },
    { from: ['active', 'inactive'], event: 'lock', to: 'locked' },
    { from: ['active'], event: 'change-pin', to: 'same' },
    { from: ['active', 'inactive'], event: 'expire', to: 'expired' },
  ],
};
