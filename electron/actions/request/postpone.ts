import { type Handler, factOf, required } from '../handler.ts';

/** The request stays Requested and stands among the approver's open tasks. */
export const requestPostpone: Handler<'request.postpone'> = (call, parts) => {
  const request = required(call.subject.request, 'the request');
  const set = { postponedBy: required(call.session, 'a session').personId, postponedAt: call.at };
  parts.store.transact((writer) => {
    writer.append(
      factOf(call, 'request.postpone', {
        subject: { kind: 'request', id: request.id },
        note: { row: request.row },
        changes: [{ record: 'request', id: request.id, set }],
      }),
    );
  });
  return {};
};
