import { type Handler, factOf } from '../handler.ts';

/** The leases are given back at once here; the server hears of it when it can be reached. */
export const syncBringBack: Handler<'sync.bring-back'> = async (call, { sync }) => {
  await sync.bringBack({ at: call.at, draft: (note) => factOf(call, 'sync.bring-back', { note, changes: [] }) });
  return {};
};
