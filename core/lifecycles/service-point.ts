import type { Lifecycle } from './lifecycle.ts';

export type ServicePointState = 'enabled' | 'disabled';
export type ServicePointEvent = 'enable' | 'disable' | 'update';

/** A service point: never deleted, disabled instead. */
export const servicePointLifecycle: Lifecycle<ServicePointState, ServicePointEvent> = {
  thing: 'service-point',
  states: ['enabled', 'disabled'],
  edges: [
    { from: ['enabled'], event: 'disable', to: 'disabled' },
    { from: ['disabled'], event: 'enable', to: 'enabled' },
    { from: ['enabled', 'disabled'], event: 'update', to: 'same' },
  ],
};
