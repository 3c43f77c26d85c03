import type { StoreReader } from '../store/store.ts';
import type { Loaded } from './judge.ts';
import type { Session } from './session.ts';

/** What subjects are loaded from. */
export interface From {
  readonly store: StoreReader;
  readonly session: Session | undefined;
  /** Where the caller works: the session's service point, or the key's. */
  readonly servicePointId: string | undefined;
  readonly readerOf: (name: string) => Loaded['reader'];
}
