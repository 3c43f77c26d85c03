import type { Lifecycle } from './lifecycle.ts';

export type ApiKeyState = 'enabled' | 'disabled' | 'expired';
export type ApiKeyEvent = 'disable' | 'enable' | 'extend' | 'expire';

/** An API key (spec service points 4.5): disabling ends every token at once; extending brings an expired one back. */
export const apiKeyLifecycle: Lifecycle<ApiKeyState, ApiKeyEvent> = {
  thing: 'api-key',
  states: ['enabled', 'disabled', 'expired'],
  edges: [
    { from: ['enabled'], event: 'disable', to: 'disabled' },
    { from: ['disabled'], event: 'enable', to: 'enabled' },
    { from: ['enabled', 'disabled'], event: 'extend', to: 'same' },
    { from: ['expired'], event: 'extend', to: 'enabled' },
    { from: ['enabled'], event: 'expire', to: 'expired' },
  ],
};
