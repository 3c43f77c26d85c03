import type { RaidMetadata } from './metadata.ts';

/** Where a service point's handles are registered. */
export interface Repository {
  readonly repositoryId: string;
  readonly prefix: string;
  /** What it takes to register there: never in a record, a fact, an answer or a log. */
  readonly password?: string;
}

export interface NewRepository {
  readonly name: string;
  /** ROR of the owner. */
  readonly owner: string;
  readonly adminEmail: string;
}

export interface Registration {
  readonly handle: string;
  readonly record: RaidMetadata;
  readonly repository: Repository;
  /** Where the handle leads. */
  readonly landingUrl: string;
}

/** Whoever registers handles. Throws RegistrarFault; one contract suite runs on every implementation. */
export interface Registrar {
  readonly kind: 'embedded' | 'datacite';
  /** Makes the place where a new service point registers. */
  createRepository(request: NewRepository): Promise<Repository>;
  /** Registers a new handle; `taken` where somebody has it: the caller tries another. */
  register(registration: Registration): Promise<'registered' | 'taken'>;
  /** Tells what changed of a registered one. */
  update(registration: Registration): Promise<void>;
}

/** `away`: not reached, try again; `refused`: it answered no. The message holds no secret. */
export class RegistrarFault extends Error {
  override readonly name = 'RegistrarFault';
  readonly kind: 'away' | 'refused';
  constructor(kind: 'away' | 'refused', message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** One HTTP exchange, done by whoever has a network. Throws where nothing answered. */
export type HttpCall = (request: {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}) => Promise<{ readonly status: number; readonly body: string }>;
