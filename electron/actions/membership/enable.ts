import { type Handler, factOf, required } from '../handler.ts';
import { servicePointName } from '../view/names.ts';
import { switched } from './switch-membership.ts';

/** Rows 7, 9 and 10: back as they were. */
export const membershipEnable: Handler<'membership.enable'> = (call, { store }) => {
  const membership = required(call.subject.membership, 'the membership');
  store.transact((writer) => {
    const changes = switched(membership, 'enabled', { store: writer, by: call.who.person, at: call.at });
    const note = { servicePoint: servicePointName(membership.servicePointId, writer) };
    writer.append(factOf(call, 'membership.enable', { note, changes }));
  });
  return {};
};
