import type { Handler } from '../handler.ts';

export const syncNow: Handler<'sync.now'> = async (_call, { sync }) => {
  await sync.now();
  return {};
};
