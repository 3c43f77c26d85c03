import type { Kind } from '../../test/electron/station/tears/kinds.ts';
import type { Outcome } from '../../test/electron/station/tears/cases.ts';

/** One flow on one kind of card, at every `every`th place, counted from `from`; and how many processes are really killed in it. */
export interface Job {
  readonly flow: string;
  readonly kind: Kind;
  readonly every: number;
  readonly from: number;
  readonly sigkills: number;
}

/** What a worker tells: how many cases there will be, then each one. */
export type Told = { readonly cases: number } | Outcome;

export function nameOf({ flow, kind }: Pick<Job, 'flow' | 'kind'>): string {
  return `${flow} ${kind}`;
}
