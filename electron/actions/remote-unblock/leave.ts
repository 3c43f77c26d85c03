import type { Handler } from '../handler.ts';
import { endHolderCall } from './holder-online.ts';

export const remoteUnblockLeave: Handler<'remote-unblock.leave'> = (_call, parts) => {
  endHolderCall(parts);
  return {};
};
