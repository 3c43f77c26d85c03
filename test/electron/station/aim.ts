import type { ActionId, ActionInput } from '../../../core/actions/all.ts';
import type { Register } from './register.ts';

/** What messages are about. */
export interface Aim {
  readonly register: Register;
  /** Whose things they are, who asked for them, and where they are at home. */
  readonly holder: string;
  readonly requester: string;
  readonly servicePointId: string;
  /** Whoever calls. */
  readonly caller: { readonly id: string; readonly email: string };
}

export type Maker<Id extends ActionId> = (aim: Aim) => ActionInput<Id>;
