import type { Lifecycle } from './lifecycle.ts';

export type VirtualSmartCardState = 'registered' | 'active' | 'inactive' | 'locked' | 'expired';
export type VirtualSmartCardEvent = 'activate' | 'deactivate' | 'reactivate' | 'lock' | 'change-pin' | 'expire';

/** A virtual smart card (spec credentials 1.6). Inactive only through its person; Registered stays visible when making it went wrong. */
export const virtualSmartCardLifecycle: Lifecycle<VirtualSmartCardState, VirtualSmartCardEvent> = {
  thing: 'virtual-smart-card',
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
