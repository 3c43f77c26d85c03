import { randomBytes, randomUUID } from 'node:crypto';
import { newKeyFile, openKeys, type ServerKeys } from '../../server/facts/server-keys.ts';
import { createSequencer, type Sequencer } from '../../server/facts/sequencer.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { createLoader } from '../../server/store/loader.ts';
import type { Reads } from '../../server/store/reads.ts';
import { createWriteQueue, type WriteQueue } from '../../server/store/write-queue.ts';
import { type FreshDatabase, freshDatabase } from './fresh-database.ts';

export interface StoreWorld {
  readonly urls: FreshDatabase;
  readonly database: Database;
  readonly keys: ServerKeys;
  readonly reads: Reads;
  readonly writes: WriteQueue;
  readonly sequencer: Sequencer;
  /** Until the feed goes that far. */
  fed(head: number): Promise<void>;
  close(): Promise<void>;
}

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** The server's store without HTTP, over a database of its own. */
export async function storeWorld(): Promise<StoreWorld> {
  const urls = await freshDatabase();
  const log = (line: string): never => {
    throw new Error(line);
  };
  const database = openDatabase({ url: urls.url, log: () => undefined });
  const keys = openKeys(newKeyFile({ newId: randomUUID, random }));
  const { tenant } = keys;
  const waiting = new Set<{ readonly head: number; readonly resolve: () => void }>();
  let fed = 0;
  const sequenced = (head: number): void => {
    fed = head;
    for (const one of waiting) if (one.head <= head) one.resolve();
  };
  const sequencer = createSequencer({ database, tenant, holder: randomUUID(), log, sequenced });
  const scribe = { ...keys, now: Date.now, random };
  const writes = createWriteQueue({ database, tenant, scribe, wrapping: keys.wrapping, written: () => sequencer.wake() });
  return {
    urls,
    database,
    keys,
    writes,
    sequencer,
    reads: createLoader({ database, tenant }),
    fed: (head) => (fed >= head ? Promise.resolve() : new Promise((resolve) => waiting.add({ head, resolve }))),
    async close() {
      await sequencer.stop();
      await database.close();
    },
  };
}
