import type { Handler } from '../handler.ts';
import { holderCall } from './holder-call.ts';

export const remoteUnblockOpen: Handler<'remote-unblock.open'> = (_call, parts) => ({ atServer: holderCall(parts)?.atServer ?? 'no' });
