export interface GoodRequest {
  /** In place of the path's `{id}`. */
  readonly id?: string;
  /** Behind the path. */
  readonly query?: string;
  readonly token?: string | undefined;
  readonly body?: unknown;
}

/** By `METHOD /path` of the description: a request that is right, made anew, so that a generated one need not hit upon it. */
export type GoodRequests = Readonly<Record<string, () => Promise<GoodRequest>>>;
