import type { Handler } from '../handler.ts';
import { answerRequest } from './answer.ts';

/** Not let in; they may ask again. */
export const accessRequestReject: Handler<'access-request.reject'> = (call, { store }) => {
  store.transact((writer) => answerRequest(call, 'access-request.reject', { writer, also: [], reason: call.input.reason }));
  return {};
};
