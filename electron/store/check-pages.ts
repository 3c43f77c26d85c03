import { Worker } from 'node:worker_threads';

export interface PagesCheck {
  /** What is wrong first, in words; undefined where every page and index is sound, or where the check was ended. */
  readonly result: Promise<string | undefined>;
  readonly end: () => Promise<void>;
}

/** Looks over every page and index of a database file on a thread of its own, beside whoever works with it. */
export function checkPages(path: string): PagesCheck {
  const worker = new Worker(new URL('./check-pages-worker.ts', import.meta.url), { workerData: { path } });
  const result = new Promise<string | undefined>((resolve, reject) => {
    worker.once('message', (found: string | null) => resolve(found ?? undefined));
    worker.once('error', reject);
    worker.once('exit', () => resolve(undefined));
  });
  worker.unref();
  return {
    result,
    end: async () => {
      await worker.terminate();
    },
  };
}
