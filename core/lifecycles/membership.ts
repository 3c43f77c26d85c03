import type { Lifecycle } from './lifecycle.ts';

export type MembershipState = 'pending' | 'enabled' | 'disabled';
export type MembershipEvent = 'authorise' | 'enable' | 'disable' | 'change-role';

/** A person at a service point: one record per pair, kept for ever (spec service points 4.2). */
export const membershipLifecycle: Lifecycle<MembershipState, MembershipEvent> = {
  thing: 'membership',
  states: ['pending', 'enabled', 'disabled'],
  edges: [
    { from: ['pending'], event: 'authorise', to: 'enabled' },
    { from: ['enabled'], event: 'disable', to: 'disabled' },
    { from: ['disabled'], event: 'enable', to: 'enabled' },
    { from: ['enabled', 'disabled'], event: 'change-role', to: 'same' },
  ],
};
