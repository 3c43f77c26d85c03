import { setTimeout } from 'node:timers/promises';

const PAUSE_MS = 50;
const TRIES = 60;

/** Chromium's answer while a page goes over to another process, some milliseconds long. */
const BETWEEN_PROCESSES = 'Not attached to an active page';

/** Asks the page again for as long as it is between two processes, 3 seconds at most. */
export async function whilePageChanges<Answer>(ask: () => Promise<Answer>, pause = () => setTimeout(PAUSE_MS)): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (cause) {
      if (tries >= TRIES || !String(cause).includes(BETWEEN_PROCESSES)) throw cause;
      await pause();
    }
  }
}
