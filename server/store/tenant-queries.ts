import type { Queries } from './database.ts';

/** A record with the version that a change of it must name. */
export interface Versioned {
  readonly version: number;
  readonly record: object;
}

export interface TenantQueries {
  readonly queries: Queries;
  readonly tenant: string;
}
