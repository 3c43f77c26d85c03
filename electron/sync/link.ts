import type { FailureCode } from '../../core/failures/table.ts';
import type { Store } from '../store/store.ts';
import type { DataKeyParts, Station } from './deliveries.ts';
import type { Asking, Shape } from './station-token.ts';
import type { SyncSetting } from './sync-setting.ts';

export interface SyncParts {
  readonly store: Store;
  readonly now: () => number;
  /** The server's address as it is set; undefined where there is none. */
  readonly address: () => string | undefined;
  /** One exchange with the server. Throws Refusal('central-away'), Refusal('central-lost') where nothing came back, and what the server refuses. */
  readonly ask: <Value>(asking: Asking, as: Shape<Value>) => Promise<Value>;
  readonly station: () => Station & { readonly name: string; readonly servicePoint: string; readonly signingSpki: string };
  readonly secrets: () => Omit<DataKeyParts, 'sealingSpki'>;
  /** From now on facts are written in that epoch. */
  readonly beginEpoch: (epoch: number) => void;
  /** Records of these kinds changed because of what came in; none where only the state of syncing did. */
  readonly changed: (kinds: readonly string[]) => void;
}

export interface SyncProblem {
  readonly code: FailureCode | 'feed-gap' | 'feed-leaf' | 'feed-signature' | 'feed-fork' | 'feed-head';
  readonly since: string;
  /** When it is tried again; absent where trying again does not help. */
  readonly nextAt?: string;
}

/** What one look at the server needs. */
export interface Link {
  readonly parts: SyncParts;
  readonly ended: AbortSignal;
  readonly enrolled: () => SyncSetting | undefined;
  /** An exchange under the station's own token. */
  readonly asking: <Value>(asking: Asking, as: Shape<Value>) => Promise<Value>;
  /** How far the server's feed goes. */
  readonly heard: (head: number) => void;
  /** Sends what waits. */
  readonly push: () => Promise<void>;
  /** Positions of facts that had no place in the feed when all of it was here last. */
  homeless: ReadonlySet<number>;
}
