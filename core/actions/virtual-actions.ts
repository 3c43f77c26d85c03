import { selfChangeVirtualPin } from './self/change-virtual-pin.ts';
import { selfGetVirtualSmartCard } from './self/get-virtual-smart-card.ts';
import { selfLockVirtualSmartCard } from './self/lock-virtual-smart-card.ts';
import { tokenModuleChange } from './token-module/change.ts';
import { tokenModuleOpen } from './token-module/open.ts';
import { virtualSmartCardLock } from './virtual-smart-card/lock.ts';

/** Actions about virtual smart cards and what keeps them: a part of the whole table in all.ts. */
export const virtualActions = {
  'virtual-smart-card.lock': virtualSmartCardLock,
  'self.get-virtual-smart-card': selfGetVirtualSmartCard,
  'self.lock-virtual-smart-card': selfLockVirtualSmartCard,
  'self.change-virtual-pin': selfChangeVirtualPin,
  'token-module.open': tokenModuleOpen,
  'token-module.change': tokenModuleChange,
} as const;
