import type { Handler } from '../handler.ts';

/** Locks the session. Work that runs at a reader goes on; nothing else is answered until somebody unlocks. */
export const sessionLock: Handler<'session.lock'> = (_call, { sessions }) => {
  sessions.lock();
  return {};
};
