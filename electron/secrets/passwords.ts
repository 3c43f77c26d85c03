import { hash, parseOptions, verify } from '@node-rs/argon2';
import type { Store, StoreWriter } from '../store/store.ts';
import { createSlowDown } from './slow-down.ts';

/** Passwords of accounts: argon2id, 19 MiB, t=2, p=1 (OWASP), and pauses that grow after wrong ones. */
export interface PasswordKeeper {
  /** Hash to be stored by `put`; takes tens of milliseconds, so it is made before the transaction. */
  hash(password: string): Promise<string>;
  put(writer: StoreWriter, personId: string, hash: string): void;
  /** As slow for an account that does not exist; a right password under old parameters is hashed anew. */
  verify(personId: string | undefined, password: string): Promise<boolean>;
  /** Of a hash that is kept elsewhere. */
  matches(hash: string, typed: string): Promise<boolean>;
  /** How long this account has to wait before its next try; 0 is now. The same for accounts that do not exist; kept over restarts. */
  waitMs(account: string, nowMs: number): number;
  note(account: string, outcome: { readonly right: boolean; readonly at: number }): void;
}

export interface PasswordParts {
  readonly store: Store;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
}

/** KiB, passes, lanes: the OWASP minimum for argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The same characters typed on different keyboards are the same password (NIST SP 800-63B §3.1.1.2: NFKC). */
const normal = (password: string): string => password.normalize('NFKC');

function isOld(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}

export function createPasswordKeeper({ store, now, random }: PasswordParts): PasswordKeeper {
  const slowDown = createSlowDown({ store, random });
  /** Of nobody's password: an account without one takes as long as one with. */
  const nobody = hash(random(16), COST);
  const put = (writer: StoreWriter, personId: string, hashed: string): void =>
    writer.passwords.put({ personId, hash: hashed, changedAt: new Date(now()).toISOString() });
  const hashed = (password: string): Promise<string> => hash(normal(password), COST);

  return {
    hash: hashed,
    put,
    async verify(personId, password) {
      const row = personId === undefined ? undefined : store.passwords.get(personId);
      const right = await verify(row?.hash ?? (await nobody), normal(password));
      if (!right || row === undefined || personId === undefined) return false;
      if (isOld(row.hash)) {
        const renewed = await hashed(password);
        store.transact((writer) => {
          if (writer.passwords.get(personId)?.hash === row.hash) put(writer, personId, renewed);
        });
      }
      return true;
    },
    matches: (stored, typed) => verify(stored, normal(typed)),
    waitMs: (account, nowMs) => slowDown.waitMs(account, nowMs),
    note: (account, outcome) => slowDown.note(account, outcome),
  };
}
