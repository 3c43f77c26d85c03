import { issueCards, requestCards } from './card-orders.ts';
import type { Order } from './order.ts';
import { changeRoles, deletePeople, resetPasswords } from './people-orders.ts';
import { issueTemporaryCards } from './temporary-card-order.ts';

/** Every batch order, by its row in the published table. */
export const orders: Readonly<Record<number, Order | undefined>> = {
  23: deletePeople,
  24: resetPasswords,
  25: changeRoles,
  35: requestCards,
  36: issueCards,
  51: issueTemporaryCards,
};
