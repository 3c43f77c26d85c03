import { type Handler, factOf } from '../handler.ts';

export const syncTakeAlong: Handler<'sync.take-along'> = async (call, { sync, house }) => {
  await sync.takeAlong({
    ...call.input,
    servicePointId: house.station().servicePointId,
    by: call.who.person ?? '',
    at: call.at,
    draft: (note) => factOf(call, 'sync.take-along', { note, changes: [] }),
  });
  return {};
};
