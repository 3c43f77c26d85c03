import type { Lifecycle } from './lifecycle.ts';

export type RaidState = 'draft' | 'open' | 'embargoed';
export type RaidEvent = 'save-draft' | 'mint-open' | 'mint-embargoed' | 'edit' | 'lift-embargo' | 'set-embargo';

/** A RAiD: minted from a draft, then edited for ever; it has no disabled state and no end. */
export const raidLifecycle: Lifecycle<RaidState, RaidEvent> = {
  thing: 'raid',
  states: ['draft', 'open', 'embargoed'],
  edges: [
    { from: ['draft'], event: 'save-draft', to: 'same' },
    { from: ['draft'], event: 'mint-open', to: 'open' },
    { from: ['draft'], event: 'mint-embargoed', to: 'embargoed' },
    { from: ['open', 'embargoed'], event: 'edit', to: 'same' },
    { from: ['embargoed'], event: 'lift-embargo', to: 'open' },
    { from: ['open'], event: 'set-embargo', to: 'embargoed' },
  ],
};
