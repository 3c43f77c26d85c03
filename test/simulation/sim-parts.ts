import type { Dice } from './dice.ts';
import type { SimServer } from './sim-server.ts';

export interface Organisation {
  readonly id: string;
  /** Its service points. */
  readonly points: readonly [string, string];
  readonly operator: string;
  /** Everybody who was entered at some desk, in that order. */
  readonly people: string[];
  /** Data keys of people by their blob: what a service point's key opens at every station of it. */
  readonly dataKeys: Map<string, Uint8Array>;
}

export interface SimParts {
  readonly name: string;
  readonly folder: string;
  readonly organisation: Organisation;
  /** The one that this station belongs to. */
  servicePoint: string;
  readonly server: SimServer;
  readonly dice: Dice;
}

/** A person's data key by its blob, and the service point that it is wrapped to. */
export interface SimKey {
  readonly id: string;
  readonly person: string;
  readonly point: string;
}
