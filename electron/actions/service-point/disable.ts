import { type Handler, factOf, required } from '../handler.ts';

/** Row 15: nothing new is written there; its records stay readable. */
export const servicePointDisable: Handler<'service-point.disable'> = (call, { store }) => {
  const { id, name } = required(call.subject.servicePoint, 'the service point');
  store.transact((writer) => {
    const change = { record: 'service-point', id, set: { enabled: false, updatedAt: call.at } } as const;
    writer.append(factOf(call, 'service-point.disable', { note: { name }, changes: [change] }));
  });
  return {};
};
