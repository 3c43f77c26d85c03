import type { Handler } from '../handler.ts';
import { endRequest } from '../request/end-request.ts';

/** Row 22. */
export const selfAbortRequest: Handler<'self.abort-request'> = (call, parts) =>
  endRequest(call, parts, { action: 'self.abort-request', to: 'aborted' });
