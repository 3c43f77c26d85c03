import { type Handler, factOf, required } from '../handler.ts';

/** Row 15: back in use. */
export const servicePointEnable: Handler<'service-point.enable'> = (call, { store }) => {
  const { id, name } = required(call.subject.servicePoint, 'the service point');
  store.transact((writer) => {
    const change = { record: 'service-point', id, set: { enabled: true, updatedAt: call.at } } as const;
    writer.append(factOf(call, 'service-point.enable', { note: { name }, changes: [change] }));
  });
  return {};
};
