import type { Call, Handler, Parts } from '../handler.ts';
import { endRequest } from './end-request.ts';
import { signatureOf } from './signature.ts';

/** Rejects; the reason is compulsory and is told to whoever asked. Nothing is carried out. */
export const requestReject: Handler<'request.reject'> = (call, parts) => rejectAfter(undefined, call, parts);

/** The same, where a central server is told first: once it is clear that the decision is signed. */
export async function rejectAfter(
  told: (() => Promise<void>) | undefined,
  call: Call<'request.reject'>,
  parts: Parts,
): Promise<Record<string, never>> {
  const signing = signatureOf(call, 'request.reject', parts);
  const signature = signing instanceof Promise ? await signing : signing;
  if (told !== undefined) await told();
  return endRequest(call, parts, { action: 'request.reject', to: 'rejected', signature });
}
