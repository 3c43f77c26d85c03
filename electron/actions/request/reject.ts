import type { Handler } from '../handler.ts';
import { endRequest } from './end-request.ts';

/** Rejects; the reason is compulsory and is told to whoever asked. Nothing is carried out. */
export const requestReject: Handler<'request.reject'> = (call, parts) =>
  endRequest(call, parts, { action: 'request.reject', to: 'rejected' });
