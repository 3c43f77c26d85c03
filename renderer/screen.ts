import type { ComponentType } from 'react';
import type { ActionId } from '../core/actions/all.ts';
import type { Params } from './location.ts';

export interface ScreenProps {
  readonly params: Params;
}

/** One page: where it is, where it stands in the rail, which action must be allowed for it to appear, what draws it. */
export interface Screen {
  readonly path: string;
  readonly rail?:
    | 'desk'
    | 'people'
    | 'cards'
    | 'requests'
    | 'batches'
    | 'reports'
    | 'temporary-cards'
    | 'raids'
    | 'service-points'
    | 'access'
    | 'journal'
    | 'roles'
    | 'settings'
    | 'mine';
  /** Shown also to whoever is let in nowhere; `alone` is in the rail for them only. */
  readonly outside?: 'too' | 'alone';
  readonly action: ActionId;
  readonly component: ComponentType<ScreenProps>;
}
