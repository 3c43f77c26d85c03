import type { z } from 'zod';
import type { Claims } from './tokens.ts';
import type { ProblemKind } from './problem.ts';
import type { World } from '../actions/world.ts';

/** What a request brings, parsed by its route's own schemas. */
export interface Asked<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly claimed: Claims | undefined;
  readonly world: World;
}

/** An answer: its status and a value that fits the route's schema, or text that is JSON already. */
export interface Answer {
  readonly status: number;
  readonly value?: unknown;
  /** JSON that the database gave as it is. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route<Params extends z.ZodType = z.ZodType, Query extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** As Fastify writes it: `/raid/:prefix/:suffix`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: 'RAiD' | 'Service points' | 'Staff' | 'API keys' | 'People' | 'Cards' | 'Stations' | 'Session' | 'Journal';
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** What OpenAPI says of a body that is judged by rules of its own, not by `body`. */
  readonly documentedBody?: z.ZodType;
  readonly form?: true;
  /** Many may send much at the same moment: bodies are read in turns. */
  readonly inTurns?: true;
  readonly success: { readonly status: number; readonly value?: z.ZodType };
  /** Besides 401, 403, 429 and 500, which every route may answer. */
  readonly problems: readonly ProblemKind[];
  readonly anonymous?: true;
  readonly handle: (asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<Answer>;
}

/** Keeps the types of one route together. */
export function route<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(row: Route<Params, Query, Body>): Route {
  return row as unknown as Route;
}
