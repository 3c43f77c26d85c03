import type { Handler } from '../handler.ts';
import { setHolderCall } from './holder-call.ts';

export const remoteUnblockLeave: Handler<'remote-unblock.leave'> = (_call, parts) => {
  setHolderCall(parts, undefined);
  return {};
};
