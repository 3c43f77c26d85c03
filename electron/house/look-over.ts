import { writeFileSync } from 'node:fs';
import { damageMark } from '../backup/record-paths.ts';
import { checkPages, type PagesCheck } from '../store/check-pages.ts';

/** The first screen must be there and usable first. */
const AFTER_MS = 3_000;

interface Parts {
  /** Path of the records. */
  readonly path: string;
  readonly log: (line: string) => void;
  /** Called once where something is wrong, after it was marked. */
  readonly damaged: () => Promise<void>;
  readonly afterMs?: number | undefined;
}

/**
 * Looks over every page and index of the records while the station already works, since that would delay its first screen. Damaged ones
 * are marked, so that this station and every later start lead to the page that repairs them. Ends with `end`.
 */
export function lookOver({ path, log, damaged, afterMs = AFTER_MS }: Parts): () => Promise<void> {
  let check: PagesCheck | undefined;
  let ended = false;
  const timer = setTimeout(() => void begin(), afterMs);
  timer.unref();

  async function begin(): Promise<void> {
    check = checkPages(path);
    try {
      const wrong = await check.result;
      if (wrong === undefined || ended) return;
      log(`the records are damaged: ${wrong}`);
      writeFileSync(damageMark(path), '');
      await damaged();
    } catch (cause) {
      log(`the records could not be looked over: ${cause instanceof Error ? cause.message : 'unknown'}`);
    }
  }

  return async () => {
    ended = true;
    clearTimeout(timer);
    await check?.end();
  };
}
