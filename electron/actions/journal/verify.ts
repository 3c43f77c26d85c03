import type { Handler } from '../handler.ts';

const EACH_MS = 100;

/** Verifies chain, signatures and tree from the first entry on; progress comes as events. */
export const journalVerify: Handler<'journal.verify'> = async (_call, { house, clock, announce }) => {
  const startedMs = clock.now();
  let toldMs = startedMs;
  const verdict = await house.journal.verify((done, of) => {
    if (clock.now() - toldMs < EACH_MS) return;
    toldMs = clock.now();
    announce({ event: 'progress', action: 'journal.verify', done, of });
  });
  return { ...verdict, tookMs: clock.now() - startedMs };
};
