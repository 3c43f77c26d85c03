import type { StoreWriter } from '../store/store.ts';

/** Passwords of accounts: argon2id, 19 MiB, t=2, p=1 (OWASP), and pauses that grow after wrong ones. */
export interface PasswordKeeper {
  /** Hash to be stored by `put`; takes tens of milliseconds, so it is made before the transaction. */
  hash(password: string): Promise<string>;
  put(writer: StoreWriter, personId: string, hash: string): void;
  /** As slow for an account that does not exist; a right password under old parameters is hashed anew. */
  verify(personId: string | undefined, password: string): Promise<boolean>;
  /** How long this account has to wait before its next try; 0 is now. The same for accounts that do not exist; kept over restarts. */
  waitMs(account: string, nowMs: number): number;
  note(account: string, outcome: { readonly right: boolean; readonly at: number }): void;
}
