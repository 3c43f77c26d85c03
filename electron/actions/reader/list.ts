import type { Handler } from '../handler.ts';

/** Every reader and what lies in it, as last seen; never waits for a card. */
export const readerList: Handler<'reader.list'> = (_call, { desk }) => desk.readers();
