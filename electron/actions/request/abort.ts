import type { Handler } from '../handler.ts';
import { endRequest } from './end-request.ts';

/** Row 12: takes one's own request back while nobody has decided it. */
export const requestAbort: Handler<'request.abort'> = (call, parts) => endRequest(call, parts, { action: 'request.abort', to: 'aborted' });
