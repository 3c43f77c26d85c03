import type { Handler } from '../handler.ts';

/** Somebody is at the window; the router has noted the call already. */
export const sessionActive: Handler<'session.active'> = () => ({});
