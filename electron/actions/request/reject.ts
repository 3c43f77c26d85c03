import type { Handler } from '../handler.ts';
import { cardSignature, isByCard } from './card-signature.ts';
import { endRequest } from './end-request.ts';

/** Rejects; the reason is compulsory and is told to whoever asked. Nothing is carried out. */
export const requestReject: Handler<'request.reject'> = async (call, parts) => {
  const note = isByCard(call) ? await cardSignature(call, 'request.reject', parts) : {};
  return endRequest(call, parts, { action: 'request.reject', to: 'rejected', note });
};
