import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

const { path } = workerData as { readonly path: string };

/** The first thing that SQLite finds wrong; null where all is well. A file that cannot be read at all is wrong too. */
function firstWrong(): string | null {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true });
    try {
      const found = String(database.pragma('integrity_check(1)', { simple: true }));
      return found === 'ok' ? null : (found.split('\n')[0] ?? found);
    } finally {
      database.close();
    }
  } catch (cause) {
    return cause instanceof Error ? cause.message : 'the file cannot be read';
  }
}

parentPort?.postMessage(firstWrong());
