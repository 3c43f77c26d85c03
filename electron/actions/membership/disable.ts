import { type Handler, factOf, required } from '../handler.ts';
import { servicePointName } from '../view/names.ts';
import { switched } from './switch-membership.ts';

/** Rows 7, 9 and 10: from the next call on they are an unauthorised user, and keys they made are worth nothing. */
export const membershipDisable: Handler<'membership.disable'> = (call, { store }) => {
  const membership = required(call.subject.membership, 'the membership');
  store.transact((writer) => {
    const changes = switched(membership, 'disabled', { store: writer, by: call.who.person, at: call.at });
    const note = { servicePoint: servicePointName(membership.servicePointId, writer) };
    writer.append(factOf(call, 'membership.disable', { note, changes }));
  });
  return {};
};
