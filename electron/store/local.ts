import type { Json } from '../../core/base/canonical-json.ts';
import type { FactBody } from '../../core/facts/fact.ts';

/** A sealed secret as it lies in the store; only electron/secrets can open it. */
export interface SealedBlob {
  readonly id: string;
  readonly kind: string;
  readonly recordId: string;
  /** Which of several of that kind and record, for example a master key's version. */
  readonly field: string;
  /** The key it is sealed under: `service-point:<id>` or `organisation:<id>`, and that key's version. */
  readonly under: string;
  readonly keyVersion: number;
  readonly bytes: Uint8Array;
  readonly createdAt: string;
  readonly destroyedAt?: string;
}

export interface BlobReader {
  get(id: string): SealedBlob | undefined;
  /** Live and destroyed ones, oldest first. */
  find(query: { readonly kind?: string; readonly recordId?: string; readonly under?: string }): readonly SealedBlob[];
}

export interface Blobs extends BlobReader {
  put(blob: SealedBlob): void;
  /** Overwrites the bytes with zeros; the row stays and says when. Database and write-ahead log are scrubbed after the commit. */
  destroy(id: string): void;
}

/** A key of the key ring, wrapped to a holder: this station, the recovery code, or a key above it. */
export interface WrappedKey {
  /** `organisation:<id>` or `service-point:<id>`. */
  readonly key: string;
  readonly version: number;
  /** `station:<id>`, `recovery`, or `organisation:<id>`. */
  readonly holder: string;
  readonly bytes: Uint8Array;
  readonly createdAt: string;
}

export interface WrappedKeyReader {
  /** The latest version of a key that this holder has. */
  newest(key: string, holder: string): WrappedKey | undefined;
  /** Oldest version first. */
  find(query: { readonly key?: string; readonly holder?: string }): readonly WrappedKey[];
}

export interface WrappedKeys extends WrappedKeyReader {
  put(key: WrappedKey): void;
}

/** A password hash with its parameters (argon2id, PHC string). */
export interface PasswordRow {
  readonly personId: string;
  readonly hash: string;
  readonly changedAt: string;
}

export interface PasswordReader {
  get(personId: string): PasswordRow | undefined;
}

export interface Passwords extends PasswordReader {
  put(row: PasswordRow): void;
  /** Of an erased person: nobody signs in as them. */
  remove(personId: string): void;
}

/** Wrong sign-ins in a row of what was typed as an account; kept as a salted hash, since people type passwords there by mistake. */
export interface FailedSignIns {
  get(accountHash: string): { readonly count: number; readonly lastAt: string } | undefined;
  put(accountHash: string, row: { readonly count: number; readonly lastAt: string }): void;
  clear(accountHash: string): void;
  /** Forgets what is older than that instant. */
  forgetBefore(instant: string): void;
}

/** What is counted and not chained: malformed and anonymous calls. */
export interface Counters {
  get(name: string): number;
  add(name: string): void;
}

export interface SettingReader {
  get(key: string): Json | undefined;
}

/** What this one station needs to know of itself; never synced, never a fact. */
export interface Settings extends SettingReader {
  set(key: string, value: Json): void;
  remove(key: string): void;
}

/** Facts that the server has not acknowledged yet; and those that it has, until they come by in the feed. */
export interface OutboxReader {
  /** How many it has not acknowledged. */
  waiting(): number;
  /** When the oldest of them was written. */
  since(): string | undefined;
  /**
   * The next of them, of one chain and one after the other, at most so many; together not much longer than so many characters. None of this
   * station's epoch `without` and later ones.
   */
  next(most: { readonly facts: number; readonly characters: number; readonly without?: number | undefined }): readonly OutboxFact[];
  /** Whether that fact of this station has no place in the feed yet. */
  has(fact: Pick<FactBody, 'epoch' | 'n'>): boolean;
  /** Positions of those that were acknowledged and have no place in the feed yet. */
  homeless(): readonly number[];
}

export interface OutboxFact {
  readonly position: number;
  /** Another one where the server lost what this station had taken in of it. */
  readonly station: string;
  readonly epoch: number;
  readonly n: number;
  /** RFC 8785 text. */
  readonly body: string;
  readonly signature: Uint8Array;
  /** The feed was another one behind that number when it was written: what its base says beyond it says nothing. */
  readonly base?: number;
  /** Its number belongs to another by now: the server keeps it for the station that wrote it. */
  readonly aside?: boolean;
}

export interface Outbox extends OutboxReader {
  /** The server has those. */
  acknowledge(positions: readonly number[]): void;
  /** The server said that it has those, and does not. */
  sendAgain(positions: readonly number[]): void;
  /** Those of other stations that the server cannot take from this one. */
  leaveToOthers(positions: readonly number[]): void;
  /** Those of that chain from that number on wait again and go next, in their order; whether there is one of that number. */
  sendFrom(chain: Pick<OutboxFact, 'station' | 'epoch'>, fromN: number): boolean;
  /** Those of this station's epoch from that number on wait again, before all others; whether there are any. */
  askAgain(epoch: number, fromN: number): boolean;
}
