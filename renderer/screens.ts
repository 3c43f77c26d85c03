import type { ComponentType } from 'react';
import type { ActionId } from '../core/actions/all.ts';
import type { Params } from './location.ts';

export interface ScreenProps {
  readonly params: Params;
}

/** One page: where it is, what it is called, which action it must be allowed, what draws it. */
export interface Screen {
  readonly path: string;
  /** Key under frame.rail where the page stands in the rail. */
  readonly rail?: 'desk' | 'people' | 'cards' | 'requests' | 'journal' | 'roles' | 'settings';
  /** The page appears only for whom `decide` allows this action at all. */
  readonly action: ActionId;
  readonly component: ComponentType<ScreenProps>;
}
